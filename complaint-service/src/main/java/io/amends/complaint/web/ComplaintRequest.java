package io.amends.complaint.web;

import io.amends.complaint.domain.ClockFacts;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.domain.Intake;
import io.amends.complaint.domain.Outcome;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The request body of a new complaint.
///
/// @param description the customer's words, 1 to 10,000 characters
/// @param severity 1 to 4, 4 is worst, 2 by default; `impact` and `urgency` likewise
/// @param receivedAt for an import: when it was received; not in the future
/// @param armClocks whether clocks run for it and follow-ups are scheduled; by default not for an
///   import
/// @param outcome for an import: how it ended
@Schema(
        name = "NewComplaint",
        example =
                """
                {
                  "customer": {"id": "c-1077", "language": "en"},
                  "type": "price_or_billing",
                  "description": "Charged twice for October, and nobody called back.",
                  "channel": "phone",
                  "product": {"name": "broadband"},
                  "severity": 3,
                  "loss": {"amount": "19.90", "currency": "EUR"},
                  "remedySought": "A refund of the second charge."
                }
                """)
record ComplaintRequest(
        @Nullable CustomerRequest customer,
        @Nullable ComplaintType type,
        @Nullable String description,
        @Nullable String language,
        @Nullable Channel channel,
        @Nullable ProductRequest product,
        @Nullable String place,
        @Nullable Integer severity,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable MoneyRequest loss,
        @Nullable String remedySought,
        @Nullable String externalId,
        @Nullable Instant occurredAt,
        @Nullable Instant receivedAt,
        @Nullable Boolean armClocks,
        @Nullable OutcomeRequest outcome)
        implements ValidatedBody {
    private static final Instant LONG_AGO = Instant.EPOCH;

    @Override
    public void check(Violations violations, Instant now) {
        violations
                .required("customer", customer)
                .required("type", type)
                .text("description", description, 10_000)
                .required("channel", channel)
                .optionalText("place", place, 200)
                .range("severity", severity, 1, 4)
                .range("impact", impact, 1, 4)
                .range("urgency", urgency, 1, 4)
                .optionalText("remedySought", remedySought, 2_000)
                .optionalName("externalId", externalId, 200);
        Languages.check(violations, "language", language);
        checkParts(violations, now);
        checkInstants(violations, now);
    }

    private void checkParts(Violations violations, Instant now) {
        if (customer != null) {
            customer.check(violations.at("customer"));
        }
        if (product != null) {
            product.check(violations.at("product"));
        }
        if (loss != null) {
            loss.check(violations.at("loss"));
        }
        if (outcome != null) {
            outcome.check(violations.at("outcome"), receivedAt, now);
            violations.check(receivedAt != null, "receivedAt", "is required with an outcome");
        }
    }

    private void checkInstants(Violations violations, Instant now) {
        violations
                .check(isPast(occurredAt, now), "occurredAt", "must not lie in the future")
                .check(isPast(receivedAt, now), "receivedAt", "must not lie in the future")
                .check(
                        receivedAt == null || !receivedAt.isBefore(LONG_AGO),
                        "receivedAt",
                        "must not lie before 1970")
                .check(
                        occurredAt == null || !occurredAt.isBefore(LONG_AGO),
                        "occurredAt",
                        "must not lie before 1970");
    }

    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at == null || !at.isAfter(now);
    }

    Optional<Outcome> ended() {
        return Optional.ofNullable(outcome).map(OutcomeRequest::toOutcome);
    }

    /// The data that are stored in the complaint.
    ///
    /// @param integration the system that files it; absent for a person
    Intake toIntake(
            Reference reference,
            String customerId,
            @Nullable String integration,
            String fingerprint,
            Policy policy,
            Instant now) {
        var received = receivedAt == null ? now : millis(receivedAt);
        var facts = facts();
        var clocks = policy.startClocks(facts, received);
        return new Intake(
                reference.text(),
                customerId,
                integration,
                externalId,
                Objects.requireNonNull(type),
                Objects.requireNonNull(description),
                language,
                Objects.requireNonNull(channel),
                ProductRequest.toProduct(product),
                place,
                new Grading(grade(severity), grade(impact), grade(urgency)),
                MoneyRequest.toMoney(loss),
                remedySought,
                occurredAt == null ? null : millis(occurredAt),
                received,
                Objects.requireNonNull(clocks.answerDueAt()),
                facts.armed(),
                null,
                fingerprint,
                clocks);
    }

    private ClockFacts facts() {
        return new ClockFacts(
                Objects.requireNonNull(type),
                ProductRequest.toProduct(product),
                place,
                Objects.requireNonNull(channel),
                armClocks == null ? receivedAt == null : armClocks);
    }

    private static int grade(@Nullable Integer given) {
        return given == null ? Grading.DEFAULT : given;
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Leaves the customer's words out.
    @Override
    public String toString() {
        return "NewComplaint[…]";
    }
}
