package io.amends.satisfaction.web;

import io.amends.contracts.InteractionType;
import io.amends.satisfaction.domain.interactions.InteractionInput;
import io.amends.satisfaction.domain.interactions.Sender;
import io.amends.satisfaction.store.InteractionLog;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An interaction to record.
@Schema(
        requiredProperties = {"id", "customerId", "type", "at"},
        example =
                """
                {
                  "id": "order-2041",
                  "customerId": "c-1077",
                  "type": "purchase",
                  "at": "2026-03-01T09:30:00Z",
                  "amount": {"amount": "59.00", "currency": "EUR"},
                  "product": "broadband"
                }
                """)
record InteractionRequest(
        @Nullable String id,
        @Nullable String customerId,
        @Nullable InteractionType type,
        @Nullable Instant at,
        @Nullable MoneyRequest amount,
        @Nullable Instant dueAt,
        @Nullable String product,
        @Nullable String batch,
        @Nullable Integer revision)
        implements ValidatedBody {

    @Schema(requiredProperties = {"amount", "currency"})
    record MoneyRequest(@Nullable BigDecimal amount, @Nullable String currency) {}

    @Override
    public void check(Violations violations, Instant now) {
        for (var fault : input().faults(now)) {
            var steps = fault.field().split("\\.", 2);
            (steps.length == 1 ? violations : violations.at(steps[0]))
                    .add(steps[steps.length - 1], fault.detail());
        }
    }

    /// The interaction; only after validation.
    ///
    /// @param sender the sender
    InteractionLog.Entry entry(Sender sender) {
        return new InteractionLog.Entry(
                Objects.requireNonNull(customerId), sender, input().interaction());
    }

    private InteractionInput input() {
        return new InteractionInput(
                id,
                customerId,
                type,
                at,
                amount == null
                        ? null
                        : new InteractionInput.Amount(amount.amount(), amount.currency()),
                dueAt,
                product,
                batch,
                revision);
    }
}
