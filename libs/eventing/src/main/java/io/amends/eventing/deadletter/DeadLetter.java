package io.amends.eventing.deadletter;

import io.amends.eventing.consuming.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that could not be applied, until an operator decides about it; or a document of the
/// service that cannot be read, until it can be again.
///
/// @param id the dead letter's id, the same however often the event is delivered
/// @param consumer the consumer that failed; empty for a document
/// @param topic the event's topic; empty for a document
/// @param source the event's source; null where it cannot be read, as are `subject` and `sequence`
/// @param type its wire name, or empty
/// @param detail the error, for operators
/// @param attempts how often it was tried
/// @param waitingBehind how many later events of its aggregate wait for the decision
/// @param settlement what was decided, by whom and when; null while it is open
/// @param document the document that cannot be read; null for an event
public record DeadLetter(
        String id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String source,
        @Nullable String subject,
        @Nullable String sequence,
        String type,
        FailureReason reason,
        String detail,
        Instant at,
        int attempts,
        long waitingBehind,
        @Nullable Settlement settlement,
        @Nullable StoredDocument document) {

    DeadLetter waitingBehind(long count) {
        return new DeadLetter(
                id,
                consumer,
                topic,
                partition,
                offset,
                source,
                subject,
                sequence,
                type,
                reason,
                detail,
                at,
                attempts,
                count,
                settlement,
                document);
    }

    /// A document in the service's store.
    public record StoredDocument(String collection, String id) {}

    /// What was decided about a dead letter.
    public enum Decision {
        /// It was tried again and applied; a document could be read.
        RETRIED,
        /// It was discarded, and the later events of its aggregate were applied.
        DISCARDED
    }

    /// A decision with its circumstances.
    ///
    /// @param why the operator's reason
    public record Settlement(Decision decision, String by, Instant at, @Nullable String why) {}
}
