package io.amends.web.sample;

import io.amends.web.EnableServiceWeb;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.RefusalMapping;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// A minimal service with the standard HTTP API.
@SpringBootApplication
@EnableServiceWeb
public class SampleService {

    @Bean
    RefusalMapping<SampleController.Refused> refusals() {
        return new RefusalMapping<>(
                SampleController.Refused.class,
                refused ->
                        switch (refused) {
                            case SampleController.Refused.Full full ->
                                    Problem.of(ProblemType.DOES_NOT_FIT, "The shelf is full.")
                                            .with("possible", List.of("remove"));
                        });
    }
}
