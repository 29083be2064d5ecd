package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Sorts results that no index yields in order. Keeps keys only, of as many documents as are
/// requested, so that memory is bounded; the documents are read again afterwards.
final class Sorter {

    /// A sort of more key bytes is refused, as MongoDB refuses to sort more than 100 MB in memory.
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final int OVERHEAD = 80;

    private record Keyed(byte[] key, byte[] idKey) {

        int bytes() {
            return key.length + idKey.length + OVERHEAD;
        }
    }

    private static final Comparator<Keyed> IN_ORDER =
            (a, b) -> {
                int byKey = Arrays.compareUnsigned(a.key(), b.key());
                return byKey != 0 ? byKey : Arrays.compareUnsigned(a.idKey(), b.idKey());
            };

    private Sorter() {}

    /// The `_id` keys in order: the first `limit` ones, or all for 0.
    static List<byte[]> sort(Candidates candidates, SortOrder order, long limit) {
        PriorityQueue<Keyed> worstFirst = new PriorityQueue<>(IN_ORDER.reversed());
        long bytes = 0;
        for (FoundDocument found = candidates.next(); found != null; found = candidates.next()) {
            Keyed keyed = new Keyed(order.key(found.document()), found.idKey());
            worstFirst.add(keyed);
            bytes += keyed.bytes();
            if (limit > 0 && worstFirst.size() > limit) {
                bytes -= worstFirst.remove().bytes();
            }
            if (bytes > MOST_BYTES) {
                throw new MongoServerError(
                        292,
                        "QueryExceededMemoryLimitNoDiskUseAllowed",
                        "Sort exceeded memory limit of "
                                + MOST_BYTES
                                + " bytes; use an index or a smaller limit");
            }
        }
        List<Keyed> sorted = new ArrayList<>(worstFirst);
        sorted.sort(IN_ORDER);
        return sorted.stream().map(Keyed::idKey).toList();
    }
}
