package io.amends.eventing.web;

import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.deadletter.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dead letter, for operators.
///
/// @param id its id, which begins with the service's name, by which the gateway finds the service
/// @param service the service that has it
/// @param consumer the consumer that failed; absent for a document
/// @param aggregate the aggregate whose events wait, or that the document belongs to; absent where
///   it cannot be determined
/// @param waitingBehind how many of its events wait
/// @param position the position of the event's record; absent for a document
/// @param document the document that cannot be read; absent for an event
/// @param decision what was decided; absent while it is open
record DeadLetterResponse(
        String id,
        String service,
        @Nullable String consumer,
        FailureReason reason,
        String detail,
        String type,
        @Nullable Aggregate aggregate,
        long waitingBehind,
        int attempts,
        Instant at,
        @Nullable Position position,
        DeadLetter.@Nullable StoredDocument document,
        DeadLetter.@Nullable Settlement decision) {

    /// The aggregate of the event.
    record Aggregate(String source, String subject, @Nullable String sequence) {}

    /// The position of the record.
    record Position(String topic, int partition, long offset) {}

    static DeadLetterResponse of(String service, DeadLetter letter) {
        return new DeadLetterResponse(
                service + "." + letter.id(),
                service,
                letter.consumer().isEmpty() ? null : letter.consumer(),
                letter.reason(),
                letter.detail(),
                letter.type(),
                letter.source() == null || letter.subject() == null
                        ? null
                        : new Aggregate(letter.source(), letter.subject(), letter.sequence()),
                letter.waitingBehind(),
                letter.attempts(),
                letter.at(),
                letter.document() == null
                        ? new Position(letter.topic(), letter.partition(), letter.offset())
                        : null,
                letter.document(),
                letter.settlement());
    }
}
