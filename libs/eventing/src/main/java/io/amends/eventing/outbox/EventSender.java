package io.amends.eventing.outbox;

import io.amends.eventing.aggregate.OutboxEntry;

/// Sends events to the broker. Events of one aggregate arrive in the order in which they were
/// passed, as long as none of them fails.
public interface EventSender {

    /// Sends without waiting. May block for a while when too many events are in flight.
    ///
    /// @param callback called once with the result; may be called on any thread and must not block
    void send(OutboxEntry event, Callback callback);

    /// Flushes events in flight and waits until all of them were answered.
    void flush();

    /// Receives the result of sending an event.
    @FunctionalInterface
    interface Callback {
        /// @param acknowledged true when the broker has acknowledged it; if false, it may be in the
        ///   topic or not
        void onCompletion(boolean acknowledged);
    }
}
