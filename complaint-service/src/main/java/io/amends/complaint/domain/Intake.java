package io.amends.complaint.domain;

import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The data recorded when a complaint is created. Only what [CaseDetails] has can be corrected.
///
/// @param reference its public reference
/// @param customerId the customer's pseudonym; personal data are only in the customers' store
/// @param integration the system that filed it; absent where a person did
/// @param externalId that system's own id for it
/// @param description the customer's own words
/// @param language of the words, BCP 47
/// @param place where it happened
/// @param loss the customer's loss as they state it
/// @param remedySought what the customer wants
/// @param occurredAt when the incident happened
/// @param receivedAt when the complaint was received; in the past where it was imported
/// @param answerDueAt when an answer is due; set also where no clocks run
/// @param clocksArmed whether clocks run and follow-ups are scheduled
/// @param continues the older case that this one continues
/// @param fingerprint the keyed hash of the request body, to distinguish a repeated request from a
///   different one
/// @param started the clocks that it was opened with, and the versions of their policies; absent
///   where it was opened before there were policies
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
        @Nullable String fingerprint,
        @Nullable StartedClocks started) {

    /// The same intake with another reference, for use when the first one is already taken.
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
                fingerprint,
                started);
    }

    Intake takenUpAgain(
            String other, @Nullable String words, Channel by, Policy policy, Instant now) {
        var clocks = policy.startClocks(new ClockFacts(type, product, place, by, true), now);
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
                Objects.requireNonNull(clocks.answerDueAt()),
                true,
                reference,
                null,
                clocks);
    }

    Intake corrected(CaseDetails details) {
        return new Intake(
                reference,
                customerId,
                integration,
                externalId,
                details.type(),
                description,
                language,
                channel,
                details.product(),
                details.place(),
                details.grading(),
                details.loss(),
                remedySought,
                occurredAt,
                receivedAt,
                answerDueAt,
                clocksArmed,
                continues,
                fingerprint,
                started);
    }

    ClockFacts clockFacts() {
        return new ClockFacts(type, product, place, channel, clocksArmed);
    }
}
