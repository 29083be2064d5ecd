package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.LowWaterMark;
import io.amends.embedded.mongo.query.Access.KeyRange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The entries of one access in its order.
final class Entries implements AutoCloseable {

    /// From this number of deleted entries on it pays to store a low-water mark.
    private static final int WORTH_A_MARK = 64;

    private record Head(Scan scan, byte[] key, int prefix) {

        static int compare(Head a, Head b) {
            return Arrays.compareUnsigned(
                    a.key, a.prefix, a.key.length, b.key, b.prefix, b.key.length);
        }
    }

    private final View view;
    private final Access access;
    private final Iterator<KeyRange> ranges;
    private final PriorityQueue<Head> heads;
    private @Nullable Head current;
    private boolean opened;

    Entries(View view, Access access) {
        this.view = view;
        this.access = access;
        this.ranges = access.ranges().iterator();
        Comparator<Head> order = Head::compare;
        this.heads = new PriorityQueue<>(access.backwards() ? order.reversed() : order);
    }

    /// Moves to the next entry; null at the end.
    @Nullable Scan next() {
        return access.merged() ? merged() : concatenated();
    }

    private @Nullable Scan concatenated() {
        while (current == null || !current.scan().next()) {
            if (current != null) {
                current.scan().close();
                current = null;
            }
            if (!ranges.hasNext()) {
                return null;
            }
            Head first = open(ranges.next());
            if (first != null) {
                current = first;
                return first.scan();
            }
        }
        return current.scan();
    }

    private @Nullable Scan merged() {
        if (!opened) {
            opened = true;
            while (ranges.hasNext()) {
                Head first = open(ranges.next());
                if (first != null) {
                    heads.add(first);
                }
            }
        } else if (current != null) {
            advance(current);
        }
        current = heads.poll();
        return current == null ? null : current.scan();
    }

    private void advance(Head head) {
        if (head.scan().next()) {
            heads.add(new Head(head.scan(), head.scan().key(), head.prefix()));
        } else {
            head.scan().close();
        }
    }

    /// Opens a range at its first entry; null when it is empty.
    private @Nullable Head open(KeyRange range) {
        Index index = access.index();
        ColumnFamily family = index == null ? ColumnFamily.DOCUMENTS : ColumnFamily.ENTRIES;
        LowWaterMark marks = index == null || access.backwards() ? null : index.lowWater();
        long state = view.sequence();
        byte[] from = marks == null ? range.from() : marks.start(range.from(), state);
        boolean mayMark = marks != null && view.exclusive();
        Scan scan =
                mayMark
                        ? view.counting(family, from, range.to())
                        : view.scan(family, from, range.to(), access.backwards());
        boolean found = scan.next();
        if (marks != null && scan.skipped() > WORTH_A_MARK) {
            marks.raise(range.from(), found ? scan.key() : range.to(), state);
        }
        if (found) {
            return new Head(scan, access.merged() ? scan.key() : new byte[0], range.prefix());
        }
        scan.close();
        return null;
    }

    @Override
    public void close() {
        if (current != null) {
            current.scan().close();
            current = null;
        }
        heads.forEach(head -> head.scan().close());
        heads.clear();
    }
}
