package io.amends.eventing.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.Ticket;
import io.amends.eventing.aggregate.Tickets;
import io.amends.eventing.aggregate.TraceContext;
import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.consuming.EventHandler;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A service that imports the configuration sends events, consumes them, fires timers, has metrics,
/// and one trace through all of it.
@PlatformTest
class EventingConfigurationTest {

    @ParameterizedTest(name = "{0} of all traces collected")
    @ValueSource(strings = {"0.0", "1.0"})
    void importingServiceSendsConsumesFiresTimersAndTraces(String collected, TestSpace space) {
        try (var context = start(space, collected)) {
            var id = "t-" + collected;
            var tickets = context.getBean(Tickets2.class).all();
            var tracer = context.getBean(Tracer.class);
            var span = tracer.nextSpan().name("request").start();
            try (var _ = tracer.withSpan(span)) {
                tickets.create(id, open(id, Instant.now().plusMillis(300)));
            } finally {
                span.end();
            }

            var copy = eventually(tickets, "copy-of-" + id, 1);
            var rung = eventuallyReminded(tickets, id);

            assertThat(copy.state().customerId()).isEqualTo("c-1");
            assertThat(rung.state().reminders()).isEqualTo(1);
            assertThat(tickets.history("copy-of-" + id))
                    .extracting(HistoryEntry::traceparent)
                    .first()
                    .asString()
                    .contains(span.context().traceId());
            assertThat(context.getBean(TraceContext.class))
                    .isInstanceOf(MicrometerTraceContext.class);
            hasAllFigures(context.getBean(MeterRegistry.class));
        }
    }

    private static void hasAllFigures(MeterRegistry meters) {
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains(
                        "amends.outbox.pending",
                        "amends.outbox.oldest",
                        "amends.event.age",
                        "amends.consumer.duplicates",
                        "amends.consumer.gaps",
                        "amends.consumer.parked",
                        "amends.documents.unreadable",
                        "amends.documents.unreadable.open");
    }

    private static StoredAggregate<Ticket> eventually(
            AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets, String id, long version) {
        return Awaitility.await(id + " of version " + version)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> tickets.find(id),
                        found -> found.isPresent() && found.get().version() >= version)
                .orElseThrow();
    }

    private static StoredAggregate<Ticket> eventuallyReminded(
            AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets, String id) {
        return eventually(tickets, id, 2);
    }

    private static CommandRequest<Ticket.Command> open(String id, Instant remindAt) {
        return CommandRequest.of(new Ticket.Command.Open(id, "c-1", remindAt), "agent/kim");
    }

    private static ConfigurableApplicationContext start(TestSpace space, String collected) {
        return new SpringApplicationBuilder(TicketService.class)
                .properties(
                        "spring.config.name=none",
                        "spring.main.web-application-type=none",
                        "spring.main.banner-mode=off",
                        "spring.mongodb.uri=" + space.mongodbUri(),
                        "spring.mongodb.database=" + space.database(),
                        "spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                        "management.tracing.sampling.probability=" + collected,
                        "amends.eventing.topic-prefix=" + space.name() + ".",
                        "amends.eventing.timer-interval=PT0.1S")
                .run();
    }

    /// Opens a copy of every opened ticket, except of copies.
    static final class Copying implements EventHandler<Ticket, Ticket.Event> {
        @Override
        public String target(String subject, String key) {
            return "copy-of-" + subject;
        }

        @Override
        public Effect<Ticket, Ticket.Event> handle(
                Optional<Ticket> state, ReceivedEvent received, Instant now) {
            return received.subject().startsWith("copy-of-") || state.isPresent()
                    ? new Effect.Nothing<>()
                    : new Effect.Decide<>(
                            new Tickets(),
                            new Ticket.Command.Open(
                                    "copy-of-" + received.subject(), received.key(), null));
        }
    }

    /// A wrapper, so that the bean can be looked up by its class.
    record Tickets2(AggregateStore<Ticket, Ticket.Command, Ticket.Event> all) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(EventingConfiguration.class)
    static class TicketService {
        @Bean
        Clock clock() {
            return Clock.tickMillis(ZoneOffset.UTC);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets(DocumentStoreFactory factory) {
            return factory.create(new Tickets());
        }

        @Bean
        Tickets2 tickets2(AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets) {
            return new Tickets2(tickets);
        }

        @Bean
        EventConsumer<?, ?> copies(AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets) {
            return new EventConsumer<>("copies", Set.of(Topic.COMPLAINTS), tickets, new Copying());
        }
    }
}
