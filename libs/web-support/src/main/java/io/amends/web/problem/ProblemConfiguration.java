package io.amends.web.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Configures the mapping of exceptions to problems.
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemAdvice problemAdvice(ObjectProvider<ProblemMapper> mappers) {
        return new ProblemAdvice(mappers.orderedStream().toList());
    }

    @Bean
    ErrorPage errorPage(ProblemWriter problems) {
        return new ErrorPage(problems);
    }

    @Bean
    UnreadableRequestValve unreadableRequestValve(ProblemWriter problems) {
        return new UnreadableRequestValve(problems);
    }
}
