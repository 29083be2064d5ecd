package io.amends.web.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.aggregates.messaging.DeadLetter;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// An event that could not have its effect, as operators see it.
///
/// @param id fit for an address
/// @param consumer who could not take it
/// @param source who sent it; absent where that cannot be read, as are `subject` and `sequence`
/// @param subject the aggregate it happened to
/// @param detail what exactly went wrong
/// @param attempts how often it was tried
/// @param waitingBehind how many later events of its aggregate wait for the decision
/// @param settlement what was decided; absent while it is open
public record DeadLetterView(
        String id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String source,
        @Nullable String subject,
        @Nullable String sequence,
        String type,
        DeadLetter.Reason reason,
        String detail,
        Instant at,
        int attempts,
        long waitingBehind,
        DeadLetter.@Nullable Settlement settlement) {

    static DeadLetterView of(DeadLetter letter) {
        return new DeadLetterView(
                address(letter.id()),
                letter.consumer(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.source(),
                letter.subject(),
                letter.sequence(),
                letter.type(),
                letter.reason(),
                letter.detail(),
                letter.at(),
                letter.attempts(),
                letter.waitingBehind(),
                letter.settlement());
    }

    /// Their own ids hold slashes, which no address may.
    private static String address(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    /// The id behind an address; where there is none, one that nobody has.
    static String id(String address) {
        try {
            return new String(Base64.getUrlDecoder().decode(address), UTF_8);
        } catch (IllegalArgumentException madeUp) {
            return "";
        }
    }
}
