package io.amends.eventing.consuming;

import io.amends.eventing.cloudevents.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How aggregates or projections of one type handle the events of other services.
///
/// @param <S> the state
/// @param <E> the domain events
public interface EventHandler<S, E> {

    /// The id of the aggregate that the events of a subject concern. Always the same for a subject,
    /// whatever the event, since the source offset of the subject is stored there.
    ///
    /// @param subject the aggregate of the other service
    /// @param key the customer's id
    String target(String subject, String key);

    /// Validates one event by the rules of its consumer, beyond those of the published schema,
    /// which were checked before. Called first for each event, so it has to be fast and pure.
    ///
    /// @throws PoisonEventException for an event that can never be applied; it becomes a dead
    ///   letter with this reason
    default void validate(ReceivedEvent received) {}

    /// The effect of the event. May be called again for the same event, and its result may remain
    /// unused. It may write to *other* documents, if these writes are idempotent.
    ///
    /// Any exception, except failures of the store and the broker, makes the event a dead letter
    /// for which the later events of its aggregate wait: for an expected refusal return
    /// [Effect.Nothing] instead.
    ///
    /// @param state the aggregate's state, empty when there is none yet; overdue timers have fired
    /// @param received the event, of any type on the topic: return Nothing for irrelevant ones
    /// @param now the business clock, never before the aggregate's last change
    Effect<S, E> handle(Optional<S> state, ReceivedEvent received, Instant now);

    /// Which subjects the aggregate follows, where it cannot follow all of them. Events of other
    /// subjects are skipped and their source offsets removed. Must not depend on the order of
    /// events: a subject that is not followed by a state is not followed by any later state either.
    /// Also called outside of a batch.
    ///
    /// @return whether a subject is followed; empty while all are
    default Optional<Predicate<String>> followed(S state) {
        return Optional.empty();
    }

    /// Called for an event of a subject that is not followed, for idempotent effects elsewhere.
    default void passedOver(ReceivedEvent received) {}

    /// Called once for an aggregate after all its events of a batch were applied: for work that
    /// depends on the final state only and is expensive, or publishes events. Where it throws, the
    /// events are applied one at a time, and the one after which it throws becomes a dead letter.
    ///
    /// @param state the state after these events
    default Effect<S, E> conclude(S state, Instant now) {
        return new Effect.Nothing<>();
    }

    /// A handler for one batch of events: where each of them needs something from the store, it is
    /// loaded here for all of them at once. Must not refuse an event; only [#handle] does.
    ///
    /// @param batch events that may be handled, those included that were applied before
    default EventHandler<S, E> forBatch(List<ReceivedEvent> batch) {
        return this;
    }

    /// Called when the effects of a batch are decided, right before they are written, and again
    /// after a version conflict: for idempotent effects on *other* documents, all with one write.
    default void beforeWrite() {}
}
