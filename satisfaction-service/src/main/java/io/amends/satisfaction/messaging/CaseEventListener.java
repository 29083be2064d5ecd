package io.amends.satisfaction.messaging;

import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.survey.CaseAnnotation;
import io.amends.satisfaction.store.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Applies complaint and follow-up events to customers, and records what reports need.
record CaseEventListener(CurrentParameters scoring, Answers answers)
        implements CustomerEventListener {

    @Override
    public EventHandler<Customer, CustomerEvent> forBatch(List<ReceivedEvent> batch) {
        return new OfBatch(scoring, answers, new ArrayList<>());
    }

    @Override
    public Effect<Customer, CustomerEvent> handle(
            Optional<Customer> state, ReceivedEvent received, Instant now) {
        var alone = forBatch(List.of(received));
        var effect = alone.handle(state, received, now);
        alone.beforeWrite();
        return effect;
    }

    /// @param notes what is to be recorded before the customers are written
    private record OfBatch(CurrentParameters scoring, Answers answers, List<CaseAnnotation> notes)
            implements CustomerEventListener {

        @Override
        public Effect<Customer, CustomerEvent> handle(
                Optional<Customer> state, ReceivedEvent received, Instant now) {
            var sequence = Objects.requireNonNull(received.sequence(), "an event without a number");
            var before = state.orElse(null);
            CaseAnnotation.of(received.event(), sequence).ifPresent(notes::add);
            var facts =
                    Customer.known(
                            before, received.key(), received.subject(), received.event(), sequence);
            return CustomerProjection.apply(before, facts, scoring.parameters(), now);
        }

        /// Answers in a case outside the sample of scored cases are reported all the same.
        @Override
        public void passedOver(ReceivedEvent received) {
            var sequence = Objects.requireNonNull(received.sequence(), "an event without a number");
            CaseAnnotation.of(received.event(), sequence).ifPresent(notes::add);
        }

        @Override
        public void beforeWrite() {
            answers.note(notes);
            notes.clear();
        }
    }
}
