package io.amends.eventing.outbox;

import io.amends.eventing.aggregate.OutboxEntry;

/// Where events are sent to. Events of one aggregate arrive in the order in which they were handed
/// over, as long as none of them fails.
public interface EventSender {

    /// Sends without waiting. May block for a while when too much is under way.
    ///
    /// @param answer told once whether the event is safely there; may be called on any thread and
    ///   must not block
    void send(OutboxEntry event, Answer answer);

    /// Hurries up what is under way and waits until all of it was answered.
    void flush();

    /// What became of an event.
    @FunctionalInterface
    interface Answer {
        /// @param arrived whether it is there for sure; if not, it may be there or not
        void given(boolean arrived);
    }
}
