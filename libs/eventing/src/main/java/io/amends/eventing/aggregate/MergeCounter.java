package io.amends.eventing.aggregate;

import java.util.ArrayList;
import java.util.List;

/// Counts what a merge does with each aggregate.
final class MergeCounter {
    private long read;
    private long same;
    private long repaired;
    private long added;
    private final Ids kept = new Ids();
    private final Ids reduced = new Ids();
    private final Ids unreadable = new Ids();

    void countRead() {
        read++;
    }

    /// How many aggregates in use were read.
    long read() {
        return read;
    }

    void countSame() {
        same++;
    }

    void countRepaired() {
        repaired++;
    }

    void countAdded() {
        added++;
    }

    void countKept(String id) {
        kept.add(id);
    }

    void countReduced(String id) {
        reduced.add(id);
    }

    void countUnreadable(String id) {
        unreadable.add(id);
    }

    MergeResult result() {
        return new MergeResult(
                same,
                repaired,
                added,
                kept.count,
                List.copyOf(kept.first),
                reduced.count,
                List.copyOf(reduced.first),
                unreadable.count,
                List.copyOf(unreadable.first));
    }

    /// How many there are, and the first ten.
    private static final class Ids {
        private static final int SHOWN = 10;
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String id) {
            count++;
            if (first.size() < SHOWN) {
                first.add(id);
            }
        }
    }
}
