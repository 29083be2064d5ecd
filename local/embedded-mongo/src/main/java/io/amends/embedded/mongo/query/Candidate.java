package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.IndexField;
import io.amends.embedded.mongo.index.IndexSpec;
import io.amends.embedded.mongo.query.Access.KeyRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One index matched against a filter's bounds and a sort order: the ranges to read, and a score of
/// the match.
final class Candidate {

    private static final int MOST_RANGES = 1000;

    /// The same maximum as in MongoDB.
    private static final int MOST_MERGED = 200;

    private final @Nullable Index index;
    private final IndexSpec spec;
    private final boolean multikey;
    private List<KeyRange> ranges;
    private final Set<String> single = new HashSet<>();
    private int equal;
    private int concatenable;
    private boolean range;
    private boolean exact = true;
    private int bounded;

    /// @param id prefix of the index's entries, or of the documents
    Candidate(int id, @Nullable Index index, Bounds bounds) {
        this.index = index;
        this.spec = index == null ? IndexSpec.BY_ID : index.spec();
        this.multikey = index != null && index.multikey();
        byte[] prefix = new KeyWriter().id(id).toBytes();
        this.ranges = List.of(new KeyRange(prefix, Keys.after(prefix), prefix.length));
        for (IndexField field : spec.fields()) {
            if (!narrow(field, bounds.at(field.path().name(), multikey))) {
                break;
            }
        }
        exact &= bounds.complete() && !multikey && bounded == bounds.paths();
    }

    /// @return whether the next field may narrow it further
    private boolean narrow(IndexField field, Bounds.@Nullable Bound bound) {
        if (bound == null
                || bound.everything() && !spec.sparse()
                || ranges.size() * bound.intervals().size() > MOST_RANGES) {
            return false;
        }
        boolean points = bound.points();
        List<Interval> intervals =
                field.ascending() ? bound.intervals() : bound.intervals().reversed();
        ranges =
                extend(intervals.stream().map(i -> i.directed(field.ascending())).toList(), points);
        bounded++;
        exact &= bound.exact();
        range = !points;
        if (points) {
            if (intervals.size() == 1) {
                single.add(field.path().name());
                concatenable += concatenable == equal ? 1 : 0;
            }
            equal++;
        }
        return points;
    }

    private List<KeyRange> extend(List<Interval> intervals, boolean points) {
        List<KeyRange> extended = new ArrayList<>();
        for (KeyRange before : ranges) {
            for (Interval interval : intervals) {
                byte[] from = Keys.join(before.from(), interval.from());
                byte[] to = points ? Keys.after(from) : Keys.join(before.from(), interval.to());
                extended.add(new KeyRange(from, to, points ? from.length : before.prefix()));
            }
        }
        return extended;
    }

    /// The more fields are fixed the better; a unique key with all fields fixed is best.
    int score(SortOrder order) {
        boolean whole = unique();
        int sorted = order.given() && direction(order) != 0 ? 15 : 0;
        return (whole ? 1000 : 0) + equal * 20 + (range ? 10 : 0) + sorted;
    }

    /// Whether all fields of a unique key are fixed.
    boolean unique() {
        return spec.unique() && equal == spec.fields().size();
    }

    boolean narrowed() {
        return equal > 0 || range;
    }

    Plan plan(SortOrder order) {
        int direction = order.given() ? direction(order) : 1;
        boolean merged = order.given() && direction != 0 && concatenated(order) == 0;
        List<KeyRange> inOrder = direction < 0 ? ranges.reversed() : ranges;
        Access access = new Access(index, inOrder, direction < 0, merged);
        return new Plan(List.of(access), direction != 0, exact, narrowed());
    }

    /// Whether reading forwards (1) or backwards (-1) yields the order; 0 if neither does.
    private int direction(SortOrder order) {
        if (multikey) {
            return 0;
        }
        int direction = concatenated(order);
        return direction == 0 && ranges.size() <= MOST_MERGED ? direction(order, equal) : direction;
    }

    private int concatenated(SortOrder order) {
        return direction(order, concatenable);
    }

    /// @param from the first field whose order counts
    private int direction(SortOrder order, int from) {
        List<IndexField> fields = inOrder();
        int direction = 0;
        int at = from;
        for (IndexField wanted : order.fields()) {
            if (single.contains(wanted.path().name())) {
                continue;
            }
            if (at == fields.size() || !fields.get(at).path().equals(wanted.path())) {
                return 0;
            }
            int way = fields.get(at++).ascending() == wanted.ascending() ? 1 : -1;
            if (direction == -way) {
                return 0;
            }
            direction = way;
        }
        return direction == 0 ? 1 : direction;
    }

    /// The fields that determine the order of entries: the index's own ones, then `_id`.
    private List<IndexField> inOrder() {
        List<IndexField> fields = new ArrayList<>(spec.fields());
        if (index != null) {
            fields.addAll(IndexSpec.BY_ID.fields());
        }
        return fields;
    }
}
