package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.scoring.purchases.PurchaseHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// A day that divides the history: what was known up to its end, and what customers did within a
/// horizon after it.
///
/// @param horizonWeeks how long outcomes are observed, more than 0
public record TimeCut(LocalDate day, int horizonWeeks) {
    private static final int DAYS_A_WEEK = 7;

    public TimeCut {
        if (horizonWeeks < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the horizon is %d weeks, but must be at least 1",
                            horizonWeeks));
        }
    }

    /// The latest cut whose outcomes are all known by now.
    public static TimeCut latest(Instant now, int horizonWeeks) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new TimeCut(today.minusWeeks(horizonWeeks), horizonWeeks);
    }

    /// The last instant that counts as known.
    public Instant lastKnown() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    }

    /// A customer's purchases as known at the cut; empty for one who had not bought by then.
    public Optional<PurchaseHistory> history(CustomerFacts customer) {
        return known(customer.interactions()).history(number());
    }

    /// Whether the customer bought within the horizon after the cut.
    public boolean stayed(CustomerFacts customer) {
        var last = number() + DAYS_A_WEEK * horizonWeeks;
        return customer.interactions().purchases().stream()
                .anyMatch(each -> each.day() > number() && each.day() <= last);
    }

    private InteractionSummary known(InteractionSummary interactions) {
        return interactions.until(number());
    }

    /// The day, in days since 1970-01-01.
    int number() {
        return Math.toIntExact(day.toEpochDay());
    }
}
