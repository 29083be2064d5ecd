package io.amends.embedded.store.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Sorts what no index gives in order: with a limit on a heap of that size, without one up to a
/// number that fits into memory.
final class Sorter {

    /// More than this is refused, as MongoDB refuses to sort more than 100 MB in memory.
    static final int MOST = 100_000;

    private record Keyed(byte[] key, Found found) {}

    private static final Comparator<Keyed> IN_ORDER =
            (a, b) -> {
                int byKey = Arrays.compareUnsigned(a.key(), b.key());
                return byKey != 0
                        ? byKey
                        : Arrays.compareUnsigned(a.found().idKey(), b.found().idKey());
            };

    private Sorter() {}

    static List<Found> sort(Candidates candidates, SortOrder order, long limit) {
        int keep = limit > 0 && limit < MOST ? (int) limit : MOST;
        PriorityQueue<Keyed> worstFirst = new PriorityQueue<>(IN_ORDER.reversed());
        for (Found found = candidates.next(); found != null; found = candidates.next()) {
            worstFirst.add(new Keyed(order.key(found.document()), found));
            if (worstFirst.size() > keep) {
                if (keep == MOST) {
                    throw new MongoServerError(
                            292,
                            "QueryExceededMemoryLimitNoDiskUseAllowed",
                            "Sort exceeded memory limit of "
                                    + MOST
                                    + " documents; use an index or a smaller limit");
                }
                worstFirst.remove();
            }
        }
        List<Keyed> sorted = new ArrayList<>(worstFirst);
        sorted.sort(IN_ORDER);
        return sorted.stream().map(Keyed::found).toList();
    }
}
