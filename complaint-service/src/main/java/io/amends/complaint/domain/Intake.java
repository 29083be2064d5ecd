package io.amends.complaint.domain;

import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was said when a complaint was taken in. None of it changes later.
///
/// @param reference its public reference
/// @param customerId the customer's pseudonym; who that is, only the customers' store knows
/// @param integration the system that filed it; absent where a person did
/// @param externalId that system's own id for it
/// @param description the customer's words as they were said
/// @param language of the words, BCP 47
/// @param place where it happened
/// @param loss what the customer says the matter cost them
/// @param remedySought what the customer wants
/// @param occurredAt when the matter itself happened
/// @param receivedAt when the complaint reached us; in the past where it was imported
/// @param answerDueAt when an answer is due; there also where no clocks run
/// @param clocksArmed whether clocks run and follow-ups are scheduled
/// @param continues the older case that this one takes up again
/// @param fingerprint the keyed hash of the request it came with, which tells a repeated request
///   from another one
public record Intake(
        String reference,
        String customerId,
        @Nullable String integration,
        @Nullable String externalId,
        ComplaintType type,
        String description,
        @Nullable String language,
        Channel channel,
        @Nullable Product product,
        @Nullable String place,
        Grading grading,
        @Nullable Money loss,
        @Nullable String remedySought,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        Instant answerDueAt,
        boolean clocksArmed,
        @Nullable String continues,
        @Nullable String fingerprint) {

    /// The same under another reference, where somebody else drew the first one.
    public Intake under(Reference other) {
        return new Intake(
                other.text(),
                customerId,
                integration,
                externalId,
                type,
                description,
                language,
                channel,
                product,
                place,
                grading,
                loss,
                remedySought,
                occurredAt,
                receivedAt,
                answerDueAt,
                clocksArmed,
                continues,
                fingerprint);
    }

    Intake takenUpAgain(
            String other, @Nullable String words, Channel by, Policy policy, Instant now) {
        return new Intake(
                other,
                customerId,
                integration,
                null,
                type,
                words == null ? description : words,
                language,
                by,
                product,
                place,
                grading,
                loss,
                remedySought,
                occurredAt,
                now,
                policy.answerDueAt(now),
                true,
                reference,
                null);
    }
}
