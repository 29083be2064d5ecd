package io.amends.satisfaction.domain.silence;

import java.util.List;

/// How often somebody comes.
///
/// @param gaps how many gaps between days are known
/// @param meanGap their mean, in days; a week at least, since nobody is late within days
/// @param last the last day, days since 1970-01-01; the earliest there is without any
record PurchaseRhythm(int gaps, double meanGap, int last) {
    private static final int NEVER = Integer.MIN_VALUE;
    private static final int SHORTEST_GAP = 7;
    private static final int FEWEST_GAPS = 2;

    /// The rhythm of days in their order, of which some may be the same.
    static PurchaseRhythm of(List<Integer> days) {
        if (days.isEmpty()) {
            return new PurchaseRhythm(0, SHORTEST_GAP, NEVER);
        }
        var gaps = Math.toIntExact(days.stream().distinct().count()) - 1;
        var mean = gaps == 0 ? 0 : (double) (days.getLast() - days.getFirst()) / gaps;
        return new PurchaseRhythm(gaps, Math.max(mean, SHORTEST_GAP), days.getLast());
    }

    /// For how many mean gaps it has been quiet; 0 for one who has no rhythm yet.
    ///
    /// @param lastSeen the last sign of life of any kind
    double quiet(int lastSeen, int today) {
        return gaps < FEWEST_GAPS ? 0 : Math.max(0, today - lastSeen) / meanGap;
    }

    boolean never() {
        return last == NEVER;
    }
}
