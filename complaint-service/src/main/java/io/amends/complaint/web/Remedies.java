package io.amends.complaint.web;

import io.amends.contracts.Remedy;
import io.amends.web.problem.Violations;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Validates remedies, each at most once, and their amount.
final class Remedies {
    private Remedies() {}

    static void check(
            Violations violations, @Nullable List<Remedy> remedies, @Nullable MoneyRequest amount) {
        if (remedies != null && remedies.stream().anyMatch(it -> it == null)) {
            violations.add("remedies", "must not contain null");
        } else if (remedies != null && !remedies.isEmpty()) {
            violations.check(
                    EnumSet.copyOf(remedies).size() == remedies.size(),
                    "remedies",
                    "must name each remedy once");
        }
        if (amount != null) {
            amount.check(violations.at("amount"));
        }
    }
}
