package io.amends.satisfaction.web;

import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.store.CustomerLists;
import io.amends.satisfaction.store.ListOrder;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The filters and the order of a list of customers; repeated values of a filter are alternatives.
///
/// @param sort the order, most urgent first; default: loyalty
/// @param tier only customers in this tier
/// @param warning only customers with a warning for this reason, or for `any`
/// @param loyaltyBelow only customers with a loyalty below this, 0 to 1
record ScoreQuery(
        @Nullable ListOrder sort,
        @Nullable List<Tier> tier,
        @Nullable List<WarnedFor> warning,
        @Nullable Double loyaltyBelow) {

    /// The values of `warning`.
    enum WarnedFor {
        ANY,
        OWN_RHYTHM,
        SURPRISE,
        DECLINE_OF_SPEND,
        LATE_PAYMENTS,
        NO_VISIT;

        private Set<SilenceReason> reasons() {
            return switch (this) {
                case ANY -> EnumSet.allOf(SilenceReason.class);
                case OWN_RHYTHM -> Set.of(SilenceReason.OWN_RHYTHM);
                case SURPRISE -> Set.of(SilenceReason.SURPRISE);
                case DECLINE_OF_SPEND -> Set.of(SilenceReason.DECLINE_OF_SPEND);
                case LATE_PAYMENTS -> Set.of(SilenceReason.LATE_PAYMENTS);
                case NO_VISIT -> Set.of(SilenceReason.NO_VISIT);
            };
        }
    }

    /// The list to read.
    ///
    /// @throws Problem `invalid-input` for a bound that is no probability
    CustomerLists.Wanted list() {
        if (loyaltyBelow != null && !(loyaltyBelow >= 0 && loyaltyBelow <= 1)) {
            throw Problem.invalid(
                    Violation.ofQuery("loyaltyBelow", "must be a probability from 0 to 1"));
        }
        var reasons = EnumSet.noneOf(SilenceReason.class);
        Objects.requireNonNullElse(warning, List.<WarnedFor>of())
                .forEach(each -> reasons.addAll(each.reasons()));
        return new CustomerLists.Wanted(
                Objects.requireNonNullElse(sort, ListOrder.LOYALTY),
                Set.copyOf(Objects.requireNonNullElse(tier, List.of())),
                reasons,
                loyaltyBelow == null ? OptionalDouble.empty() : OptionalDouble.of(loyaltyBelow));
    }
}
