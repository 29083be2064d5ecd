package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.codec.KeyWriter.Type;
import io.amends.embedded.mongo.query.Condition.Compare;
import io.amends.embedded.mongo.query.Condition.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conditions of a filter on single paths, as intervals: every match is within them, but not
/// everything within them matches. Only conditions that must hold for every match are used.
final class Bounds {

    /// The intervals of one condition.
    ///
    /// @param exact whether every value within them satisfies the condition
    /// @param present whether only documents that have the path satisfy it
    record Bound(List<Interval> intervals, boolean exact, boolean present) {

        boolean everything() {
            return intervals.equals(List.of(Interval.EVERYTHING));
        }

        boolean points() {
            return intervals.stream().allMatch(Interval::point);
        }
    }

    private final Map<String, List<Bound>> byPath = new HashMap<>();
    private boolean complete = true;

    private Bounds() {}

    static Bounds of(Filter filter) {
        Bounds bounds = new Bounds();
        bounds.add(filter);
        return bounds;
    }

    private void add(Filter filter) {
        switch (filter) {
            case Filter.And and -> and.parts().forEach(this::add);
            case Filter.At at -> add(at);
            case Filter.Or or when or.parts().size() == 1 -> add(or.parts().getFirst());
            case Filter.Or or -> add(or);
            case Filter.Nor _, Filter.Expr _ -> complete = false;
        }
    }

    /// If every part of an `$or` bounds a path, the `$or` is bounded by their union.
    private void add(Filter.Or or) {
        complete = false;
        List<Bounds> parts = or.parts().stream().map(Bounds::of).toList();
        if (parts.isEmpty()) {
            return;
        }
        for (String path : parts.getFirst().byPath.keySet()) {
            List<Interval> intervals = new ArrayList<>();
            for (Bounds part : parts) {
                Bound bound = part.at(path, true);
                if (bound == null) {
                    intervals.clear();
                    break;
                }
                intervals.addAll(bound.intervals());
            }
            if (!intervals.isEmpty()) {
                boolean present = parts.stream().allMatch(part -> part.present(path));
                byPath.computeIfAbsent(path, _ -> new ArrayList<>())
                        .add(new Bound(Interval.united(intervals), false, present));
            }
        }
    }

    private void add(Filter.At at) {
        Bound bound = bound(at.condition());
        if (bound == null || at.path().hasPosition() && !bound.present()) {
            complete = false;
            return;
        }
        complete &= bound.exact() && !at.path().hasPosition();
        byPath.computeIfAbsent(at.path().name(), _ -> new ArrayList<>()).add(bound);
    }

    private static @Nullable Bound bound(Condition condition) {
        return switch (condition) {
            case Compare compare -> bound(compare);
            case Condition.In in -> bound(in);
            case Condition.Exists _ -> new Bound(List.of(Interval.EVERYTHING), false, true);
            case Condition.Regex _,
                    Condition.ElemMatch _,
                    Condition.ElemValue _,
                    Condition.Size _,
                    Condition.OfType _,
                    Condition.Mod _ ->
                    null;
        };
    }

    private static @Nullable Bound bound(Compare compare) {
        if (compare.type() == Type.ARRAY) {
            return null; // an index holds an array's elements, not the array
        }
        boolean plain =
                switch (compare.type()) {
                    case MIN_KEY, MAX_KEY, NULL -> false;
                    case NUMBER -> compare.relation() == Relation.EQ || !compare.isNaN();
                    default -> true;
                };
        boolean open =
                compare.type() == Type.NULL
                        || compare.relation() != Relation.EQ
                                && (compare.type() == Type.MIN_KEY
                                        || compare.type() == Type.MAX_KEY);
        return new Bound(List.of(Interval.of(compare)), plain, !open);
    }

    private static @Nullable Bound bound(Condition.In in) {
        byte array = (byte) Type.ARRAY.code();
        byte none = (byte) Type.NULL.code();
        if (!in.patterns().isEmpty() || in.keys().stream().anyMatch(key -> key[0] == array)) {
            return null;
        }
        boolean nulls = in.keys().stream().anyMatch(key -> key[0] == none);
        return new Bound(in.keys().stream().map(Interval::point).toList(), !nulls, !nulls);
    }

    /// Whether the filter has no conditions besides these bounds.
    boolean complete() {
        return complete;
    }

    /// The number of bounded paths.
    int paths() {
        return byPath.size();
    }

    /// Whether only documents that have the path match.
    boolean present(String path) {
        return byPath.getOrDefault(path, List.of()).stream().anyMatch(Bound::present);
    }

    /// The intervals for a path, in order; null when it is unbounded.
    ///
    /// @param multikey whether one document may have several entries: then different entries may
    ///   satisfy its conditions, and only one condition may be used
    @Nullable Bound at(String path, boolean multikey) {
        List<Bound> all = byPath.getOrDefault(path, List.of());
        Bound best = null;
        for (Bound bound : all) {
            if (best == null) {
                best = bound;
            } else if (multikey) {
                best =
                        bound.points()
                                        && (!best.points()
                                                || bound.intervals().size()
                                                        < best.intervals().size())
                                ? bound
                                : best;
            } else {
                best = intersect(best, bound);
            }
        }
        return best;
    }

    private static Bound intersect(Bound one, Bound other) {
        List<Interval> both = new ArrayList<>();
        for (Interval a : one.intervals()) {
            for (Interval b : other.intervals()) {
                Interval common = a.and(b);
                if (!common.isEmpty()) {
                    both.add(common);
                }
            }
        }
        both.sort((a, b) -> Arrays.compareUnsigned(a.from(), b.from()));
        return new Bound(both, one.exact() && other.exact(), one.present() || other.present());
    }
}
