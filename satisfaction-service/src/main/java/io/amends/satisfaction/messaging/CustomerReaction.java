package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.aggregates.messaging.Reaction;
import io.amends.aggregates.messaging.Received;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.survey.CaseNote;
import io.amends.satisfaction.store.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What complaints and follow-ups do to a customer. What reports are made of is noted on the way.
record CustomerReaction(Scoring scoring, Answers answers) implements CustomerFollows {

    @Override
    public Reaction<Customer, Void, CustomerEvent> forBatch(List<Received> batch) {
        return new OfBatch(scoring, answers, new ArrayList<>());
    }

    @Override
    public Effect<Customer, Void, CustomerEvent> react(
            Optional<Customer> state, Received received, Instant now) {
        var alone = forBatch(List.of(received));
        var effect = alone.react(state, received, now);
        alone.beforeWrite();
        return effect;
    }

    /// @param notes what is to be noted before the customers are written
    private record OfBatch(Scoring scoring, Answers answers, List<CaseNote> notes)
            implements CustomerFollows {

        @Override
        public Effect<Customer, Void, CustomerEvent> react(
                Optional<Customer> state, Received received, Instant now) {
            var sequence = Objects.requireNonNull(received.sequence(), "an event without a number");
            var before = state.orElse(null);
            CaseNote.of(received.event(), sequence).ifPresent(notes::add);
            var facts =
                    Customer.known(
                            before, received.key(), received.subject(), received.event(), sequence);
            return Become.knowing(before, facts, scoring.parameters(), now);
        }

        /// What is said in a case that is not scored is reported all the same.
        @Override
        public void passedOver(Received received) {
            var sequence = Objects.requireNonNull(received.sequence(), "an event without a number");
            CaseNote.of(received.event(), sequence).ifPresent(notes::add);
        }

        @Override
        public void beforeWrite() {
            answers.note(notes);
            notes.clear();
        }
    }
}
