package io.amends.eventing.web.diary;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.spring.EventingConfiguration;
import io.amends.eventing.web.EventingWebConfiguration;
import io.amends.web.EnableServiceWeb;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// A service that only consumes events.
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableServiceWeb
@Import({EventingConfiguration.class, EventingWebConfiguration.class})
public class DiaryService {

    private final Diaries diaries = new Diaries();

    @Bean
    ProjectionStore<Diaries.Diary, Diaries.Event> diaries(DocumentStoreFactory factory) {
        return factory.create(diaries);
    }

    @Bean
    EventConsumer<Diaries.Diary, Diaries.Event> consumer(
            ProjectionStore<Diaries.Diary, Diaries.Event> aggregates) {
        return new EventConsumer<>("diaries", Set.of(Topic.COMPLAINTS), aggregates, diaries);
    }
}
