package io.amends.aggregates.messaging;

import java.time.Instant;
import java.util.Optional;

/// How one type of aggregate reacts to the events of others.
///
/// @param <S> the state
/// @param <C> the commands
/// @param <E> the domain events
public interface Reaction<S, C, E> {

    /// Which of our aggregates the events of a stranger's aggregate concern. Always the same for a
    /// subject, whatever the event, since how far the subject was followed is kept there.
    ///
    /// @param subject the stranger's aggregate
    /// @param key the customer's id
    String target(String subject, String key);

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
    Effect<S, C, E> react(Optional<S> state, Received received, Instant now);
}
