package io.amends.eventing.consuming;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that could not have its effect, until an operator decides about it; or a document of
/// the service's own that cannot be read, until it can be again.
///
/// @param id its own, the same however often the event comes
/// @param consumer who could not take it; empty for a document
/// @param topic where the event came from; empty for a document
/// @param source who sent it; null where that cannot be read, as are `subject` and `sequence`
/// @param type its wire name, or empty
/// @param detail what exactly went wrong, for operators
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
        Reason reason,
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

    /// Why an event is dead.
    public enum Reason {
        /// Its data cannot be read.
        UNDECODABLE,
        /// What reacts to it did not accept it.
        REFUSED,
        /// Nobody can tell which aggregate it belongs to.
        NO_SUBJECT,
        /// Nobody can tell its place in the life of its aggregate.
        NO_SEQUENCE,
        /// A document of ours cannot be read: this one, or the one that the event concerns.
        UNREADABLE_DOCUMENT,
        /// An operator had the consumer skip it.
        SKIPPED
    }

    /// What was decided.
    public enum Decision {
        /// It was tried again and had its effect; a document could be read.
        RETRIED,
        /// It was given up, and what waited behind it went on.
        DISCARDED
    }

    /// A decision with its circumstances.
    ///
    /// @param why the operator's words
    public record Settlement(Decision decision, String by, Instant at, @Nullable String why) {}
}
