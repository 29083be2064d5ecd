package io.amends.satisfaction.web;

import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import io.amends.satisfaction.domain.CustomerId;
import io.amends.satisfaction.domain.interactions.Interaction;
import io.amends.satisfaction.store.InteractionLog;
import io.amends.web.problem.Checked;
import io.amends.web.problem.Violations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An interaction as a caller sends it.
record InteractionDraft(
        @Nullable String id,
        @Nullable String customerId,
        @Nullable InteractionType type,
        @Nullable Instant at,
        @Nullable MoneyDraft amount,
        @Nullable Instant dueAt,
        @Nullable String product,
        @Nullable String batch,
        @Nullable Integer revision)
        implements Checked {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;

    // Clocks of two systems are never quite equal.
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    record MoneyDraft(@Nullable BigDecimal amount, @Nullable String currency) {}

    @Override
    public void check(Violations violations, Instant now) {
        violations
                .text("id", id, LONGEST_ID)
                .required("customerId", customerId)
                .required("type", type)
                .required("at", at)
                .optionalText("product", product, LONGEST_NAME)
                .optionalText("batch", batch, LONGEST_NAME)
                .range("revision", revision, 0, Integer.MAX_VALUE);
        violations.check(
                customerId == null || CustomerId.isOne(customerId),
                "customerId",
                CustomerId.EXPECTED);
        violations.check(
                at == null || !at.isAfter(now.plus(AHEAD)), "at", "must not be in the future");
        violations.check(at == null || !at.isBefore(EARLIEST), "at", "must not be before 1900");
        violations.check(
                batch == null || product != null, "product", "is required where there is a batch");
        violations.check(
                dueAt == null || type == null || type == InteractionType.PAYMENT,
                "dueAt",
                "belongs to payments only; leave it out");
        if (amount != null) {
            check(violations.at("amount"), amount);
        }
    }

    private static void check(Violations violations, MoneyDraft amount) {
        violations.required("amount", amount.amount()).required("currency", amount.currency());
        if (amount.amount() != null && amount.currency() != null) {
            try {
                var _ = new Money(amount.amount(), amount.currency());
            } catch (IllegalArgumentException wrong) {
                violations.add("", Objects.requireNonNull(wrong.getMessage()));
            }
        }
    }

    /// What is to be recorded; only after it was checked.
    InteractionLog.Entry entry() {
        return new InteractionLog.Entry(
                Objects.requireNonNull(customerId),
                new Interaction(
                        Objects.requireNonNull(id),
                        Objects.requireNonNull(type),
                        Objects.requireNonNull(at),
                        money(),
                        dueAt,
                        product == null ? null : new Product(product, batch),
                        revision == null ? 0 : revision));
    }

    private @Nullable Money money() {
        return amount == null
                ? null
                : new Money(
                        Objects.requireNonNull(amount.amount()),
                        Objects.requireNonNull(amount.currency()));
    }
}
