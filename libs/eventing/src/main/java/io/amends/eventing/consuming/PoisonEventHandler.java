package io.amends.eventing.consuming;

/// Handles the events of one consumer that cannot be applied.
public interface PoisonEventHandler {

    /// Handles the event.
    ///
    /// @return whether to skip the event, so that later ones are applied; else the later events of
    ///   its aggregate wait
    boolean handle(IncomingRecord incoming, RecordOutcome.Poison poison);

    /// Whether the event was a dead letter once and an operator has retried it since. Only a replay
    /// can meet such an event: it applies it.
    default boolean wasRetried(IncomingRecord incoming) {
        return false;
    }
}
