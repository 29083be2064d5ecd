package io.amends.web.deadletter;

import io.amends.aggregates.messaging.DeadLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dead letter as operators see it.
///
/// @param id its own, beginning with the service's name, by which the gateway finds the service
/// @param service whose it is
/// @param aggregate which aggregate's events wait; absent where nobody can tell
/// @param waitingBehind how many of them
/// @param decision what was decided; absent while it is open
record DeadLetterView(
        String id,
        String service,
        String consumer,
        DeadLetter.Reason reason,
        String detail,
        String type,
        @Nullable Aggregate aggregate,
        long waitingBehind,
        int attempts,
        Instant at,
        Place place,
        DeadLetter.@Nullable Settlement decision) {

    /// Whose event it is.
    record Aggregate(String source, String subject, @Nullable String sequence) {}

    /// Where the record lies.
    record Place(String topic, int partition, long offset) {}

    static DeadLetterView of(String service, DeadLetter letter) {
        return new DeadLetterView(
                service + "." + letter.id(),
                service,
                letter.consumer(),
                letter.reason(),
                letter.detail(),
                letter.type(),
                letter.source() == null || letter.subject() == null
                        ? null
                        : new Aggregate(letter.source(), letter.subject(), letter.sequence()),
                letter.waitingBehind(),
                letter.attempts(),
                letter.at(),
                new Place(letter.topic(), letter.partition(), letter.offset()),
                letter.settlement());
    }
}
