package io.amends.eventing.consuming;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How one type of aggregate reacts to the events of others.
///
/// @param <S> the state
/// @param <C> the commands
/// @param <E> the domain events
public interface EventHandler<S, C, E> {

    /// Which of our aggregates the events of a stranger's aggregate concern. Always the same for a
    /// subject, whatever the event, since how far the subject was followed is kept there.
    ///
    /// @param subject the stranger's aggregate
    /// @param key the customer's id
    String target(String subject, String key);

    /// Validates one event by the rules of its consumer, beyond those of the published schema,
    /// which were checked before. Called for each event before anything else is done with it, so it
    /// has to be fast, pure and free of side effects.
    ///
    /// @throws PoisonEventException for an event that can never have an effect; it becomes a dead
    ///   letter with this reason
    default void validate(ReceivedEvent received) {}

    /// What the event does. May be asked again for the same event, and asked although the answer is
    /// then not used. Effects on *other* documents may be made here, before answering, if they are
    /// idempotent.
    ///
    /// Whatever is thrown, except the store's and the broker's own troubles, makes the event a dead
    /// letter behind which its aggregate waits: a refusal that is to be expected is no exception
    /// but [Effect.Nothing].
    ///
    /// @param state our aggregate, empty when there is none yet; what is overdue has happened
    ///   already
    /// @param received the event, of any type on the topic: answer with Nothing what does not
    ///   matter
    /// @param now our clock, never before the aggregate's last change
    Effect<S, C, E> react(Optional<S> state, ReceivedEvent received, Instant now);

    /// Which of the others' aggregates our aggregate follows, where it cannot follow all of them.
    /// Events of the others are passed over without a trace, and how far those were followed is
    /// forgotten. Must not depend on the order of events: an aggregate that is not followed by a
    /// state is not followed by any later state either. Also asked outside of a batch.
    ///
    /// @return whether a subject is followed; empty while all are
    default Optional<Predicate<String>> followed(S state) {
        return Optional.empty();
    }

    /// An event of an aggregate that is not followed; for idempotent effects elsewhere.
    default void passedOver(ReceivedEvent received) {}

    /// What becomes of our aggregate once all events of a batch that concern it have had their
    /// effects: the place for what depends on the outcome alone and is dear, or is told to others.
    /// Should it refuse, the events are taken one at a time, and the one behind which it refuses
    /// becomes a dead letter.
    ///
    /// @param state as the events left it
    default Effect<S, C, E> conclude(S state, Instant now) {
        return new Effect.Nothing<>();
    }

    /// This reaction for one batch of events: where each of them needs something from the store, it
    /// is fetched here for all of them at once. Must not refuse anything; only [#react] does.
    ///
    /// @param batch events that this may be asked about, those included that had their effect
    ///   before
    default EventHandler<S, C, E> forBatch(List<ReceivedEvent> batch) {
        return this;
    }

    /// Called when the effects of a batch are decided, right before they are written, and again
    /// after a lost race: the place for effects on *other* documents, if they are idempotent, all
    /// with one write.
    default void beforeWrite() {}
}
