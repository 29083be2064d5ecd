package io.amends.complaint.web;

import io.amends.contracts.Money;
import io.amends.web.problem.Violations;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An amount of money in a request: `{"amount": "12.50", "currency": "EUR"}`.
record MoneyRequest(@Nullable BigDecimal amount, @Nullable String currency) {

    void check(Violations violations) {
        violations.required("amount", amount).required("currency", currency);
        if (amount != null && currency != null) {
            try {
                new Money(amount, currency);
            } catch (IllegalArgumentException wrong) {
                var field = message(wrong).startsWith("currency") ? "currency" : "amount";
                // The message begins with the field, which the pointer names already.
                violations.add(field, message(wrong).substring(field.length() + 1));
            }
        }
    }

    static @Nullable Money toMoney(@Nullable MoneyRequest body) {
        return body == null || body.amount == null || body.currency == null
                ? null
                : new Money(body.amount, body.currency);
    }

    private static String message(IllegalArgumentException wrong) {
        return String.valueOf(wrong.getMessage());
    }
}
