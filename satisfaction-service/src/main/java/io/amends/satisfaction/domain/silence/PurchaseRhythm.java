package io.amends.satisfaction.domain.silence;

import java.util.List;

/// How often a customer buys or visits.
///
/// @param gaps the number of gaps between days
/// @param meanGap their mean, in days; at least a week, so that a few days are never a delay
/// @param last the last day, days since 1970-01-01; the earliest possible without any
record PurchaseRhythm(int gaps, double meanGap, int last) {
    private static final int NEVER = Integer.MIN_VALUE;
    private static final int SHORTEST_GAP = 7;
    private static final int FEWEST_GAPS = 2;

    /// The rhythm of sorted days, which may contain duplicates.
    static PurchaseRhythm of(List<Integer> days) {
        if (days.isEmpty()) {
            return new PurchaseRhythm(0, SHORTEST_GAP, NEVER);
        }
        var gaps = Math.toIntExact(days.stream().distinct().count()) - 1;
        var mean = gaps == 0 ? 0 : (double) (days.getLast() - days.getFirst()) / gaps;
        return new PurchaseRhythm(gaps, Math.max(mean, SHORTEST_GAP), days.getLast());
    }

    /// The time since the last activity, in mean gaps; 0 without a rhythm.
    ///
    /// @param lastSeen the day of the last activity of any kind
    double quiet(int lastSeen, int today) {
        return gaps < FEWEST_GAPS ? 0 : Math.max(0, today - lastSeen) / meanGap;
    }

    boolean never() {
        return last == NEVER;
    }
}
