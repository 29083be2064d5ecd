package io.amends.embedded.store.query;

import io.amends.embedded.store.codec.KeyWriter;
import io.amends.embedded.store.codec.Keys;
import io.amends.embedded.store.engine.Scan;
import io.amends.embedded.store.index.Index;
import io.amends.embedded.store.index.IndexField;
import io.amends.embedded.store.index.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the index that examines least: the most fields fixed by equality, then a range on the
/// next one, then the order asked for; the documents by `_id` where that is better than any.
public final class Planner {

    private static final int MOST_RANGES = 1000;

    private record Candidate(Plan plan, int score) {}

    private Planner() {}

    /// The plan for a filter and an order.
    public static Plan plan(Source source, Filter filter, SortOrder order) {
        Bounds bounds = Bounds.of(filter);
        Candidate best = candidate(source.id(), null, bounds, order);
        for (Index index : source.indexes()) {
            Candidate other =
                    usable(index, bounds) ? candidate(index.id(), index, bounds, order) : best;
            best = other.score() > best.score() ? other : best;
        }
        return best.plan();
    }

    /// A sparse index may be used only where every document meant is in it.
    private static boolean usable(Index index, Bounds bounds) {
        return !index.spec().sparse()
                || index.spec().fields().stream().anyMatch(f -> bounds.present(f.path().name()));
    }

    private static Candidate candidate(
            int id, @Nullable Index index, Bounds bounds, SortOrder order) {
        IndexSpec spec = index == null ? IndexSpec.BY_ID : index.spec();
        boolean multikey = index != null && index.multikey();
        List<Interval> prefixes = List.of(Interval.point(new KeyWriter().id(id).toBytes()));
        boolean exact = bounds.complete() && !multikey;
        int equal = 0;
        int used = 0;
        int sortFrom = 0;
        boolean range = false;
        for (IndexField field : spec.fields()) {
            Bounds.Bound bound = bounds.at(field.path().name(), multikey);
            if (bound == null || prefixes.size() * bound.intervals().size() > MOST_RANGES) {
                break;
            }
            prefixes = extend(prefixes, bound, field.ascending());
            used++;
            exact &= bound.exact();
            if (!bound.points()) {
                range = true;
                break;
            }
            equal++;
            if (bound.intervals().size() == 1 && sortFrom == equal - 1) {
                sortFrom = equal;
            }
        }
        int direction = multikey && order.given() ? 0 : direction(inOrder(spec), sortFrom, order);
        List<Scan.Range> ranges = ranges(prefixes, direction < 0);
        boolean whole = equal == spec.fields().size() && spec.unique();
        int score =
                (whole ? 1000 : 0)
                        + equal * 20
                        + (range ? 10 : 0)
                        + (direction != 0 && order.given() ? 15 : 0);
        return new Candidate(
                new Plan(index, ranges, direction != 0, exact && used == bounds.paths()), score);
    }

    private static List<Interval> extend(
            List<Interval> prefixes, Bounds.Bound bound, boolean ascending) {
        List<Interval> extended = new ArrayList<>();
        for (Interval prefix : prefixes) {
            List<Interval> intervals = ascending ? bound.intervals() : bound.intervals().reversed();
            for (Interval interval : intervals) {
                Interval directed = interval.directed(ascending);
                extended.add(
                        new Interval(
                                Keys.join(prefix.from(), directed.from()),
                                Keys.join(prefix.from(), directed.to()),
                                interval.point()));
            }
        }
        return extended;
    }

    /// The fields by which entries lie in order: behind an index's own ones, `_id`.
    private static List<IndexField> inOrder(IndexSpec spec) {
        if (spec == IndexSpec.BY_ID) {
            return spec.fields();
        }
        List<IndexField> fields = new ArrayList<>(spec.fields());
        fields.addAll(IndexSpec.BY_ID.fields());
        return fields;
    }

    /// Whether reading the index forwards (1) or backwards (-1) gives the order; 0 if neither does.
    private static int direction(List<IndexField> fields, int fixed, SortOrder order) {
        int direction = 0;
        int at = fixed;
        for (IndexField wanted : order.fields()) {
            if (fields.subList(0, fixed).stream().anyMatch(f -> f.path().equals(wanted.path()))) {
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

    private static List<Scan.Range> ranges(List<Interval> intervals, boolean backwards) {
        List<Scan.Range> ranges = new ArrayList<>();
        for (Interval interval : backwards ? intervals.reversed() : intervals) {
            byte[] to = interval.point() ? Keys.after(interval.from()) : interval.to();
            ranges.add(new Scan.Range(interval.from(), to, backwards));
        }
        return ranges;
    }
}
