package io.amends.satisfaction.messaging;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.consuming.EventHandler;
import io.amends.satisfaction.application.ConsumerNames;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.store.Answers;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The two consumers whose events customers are derived from.
public final class ConsumerDefinitions {
    private ConsumerDefinitions() {}

    /// The consumer of complaints and follow-ups.
    static EventConsumer<Customer, CustomerEvent> ofCases(
            ProjectionStore<Customer, CustomerEvent> customers,
            CurrentParameters scoring,
            Answers answers) {
        return ofCases(customers, new CaseEventListener(scoring, answers));
    }

    /// The consumer of interactions.
    static EventConsumer<Customer, CustomerEvent> ofInteractions(
            ProjectionStore<Customer, CustomerEvent> customers,
            CurrentParameters scoring,
            InteractionLog log,
            Clock clock) {
        return ofInteractions(customers, new InteractionEventListener(scoring, log, clock, false));
    }

    /// Both, for customers that are rebuilt; they publish nothing.
    public static List<EventConsumer<Customer, CustomerEvent>> silent(
            ProjectionStore<Customer, CustomerEvent> customers,
            CurrentParameters scoring,
            Answers answers,
            InteractionLog log,
            Clock clock) {
        return List.of(
                ofCases(customers, new Silent(new CaseEventListener(scoring, answers))),
                ofInteractions(
                        customers,
                        new Silent(new InteractionEventListener(scoring, log, clock, true))));
    }

    private static EventConsumer<Customer, CustomerEvent> ofCases(
            ProjectionStore<Customer, CustomerEvent> customers,
            EventHandler<Customer, CustomerEvent> handler) {
        return new EventConsumer<>(
                ConsumerNames.CASES, Set.of(Topic.COMPLAINTS, Topic.FOLLOWUPS), customers, handler);
    }

    private static EventConsumer<Customer, CustomerEvent> ofInteractions(
            ProjectionStore<Customer, CustomerEvent> customers,
            EventHandler<Customer, CustomerEvent> handler) {
        return new EventConsumer<>(
                ConsumerNames.INTERACTIONS, Set.of(Topic.INTERACTIONS), customers, handler);
    }

    /// The same handler without publishing.
    private record Silent(EventHandler<Customer, CustomerEvent> handler)
            implements EventHandler<Customer, CustomerEvent> {

        @Override
        public String target(String subject, String key) {
            return handler.target(subject, key);
        }

        @Override
        public void validate(ReceivedEvent received) {
            handler.validate(received);
        }

        @Override
        public EventHandler<Customer, CustomerEvent> forBatch(List<ReceivedEvent> batch) {
            return new Silent(handler.forBatch(batch));
        }

        @Override
        public Optional<Predicate<String>> followed(Customer state) {
            return handler.followed(state);
        }

        @Override
        public void passedOver(ReceivedEvent received) {
            handler.passedOver(received);
        }

        @Override
        public void beforeWrite() {
            handler.beforeWrite();
        }

        @Override
        public Effect<Customer, CustomerEvent> handle(
                Optional<Customer> state, ReceivedEvent received, Instant now) {
            return silenced(handler.handle(state, received, now));
        }

        @Override
        public Effect<Customer, CustomerEvent> conclude(Customer state, Instant now) {
            return silenced(handler.conclude(state, now));
        }

        private static Effect<Customer, CustomerEvent> silenced(
                Effect<Customer, CustomerEvent> effect) {
            return switch (effect) {
                case Effect.NewState<Customer, CustomerEvent>(var customer, _) ->
                        new Effect.NewState<>(customer, List.of());
                case Effect.Nothing<Customer, CustomerEvent> nothing -> nothing;
                case Effect.Decide<Customer, ?, CustomerEvent> decide -> decide;
            };
        }
    }
}
