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

/// What a filter says about single paths, as intervals: everything it means lies within, though not
/// everything within is meant. Only what must hold for every document is looked at.
final class Bounds {

    /// One condition's intervals.
    ///
    /// @param exact whether whatever lies within passes the condition
    /// @param present whether only documents that have the path pass it
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

    /// Where every part of a choice bounds a path, the choice lies within the union.
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

    /// Whether the filter says nothing but what these bounds say.
    boolean complete() {
        return complete;
    }

    /// The number of paths spoken of.
    int paths() {
        return byPath.size();
    }

    /// Whether only documents that have the path are meant.
    boolean present(String path) {
        return byPath.getOrDefault(path, List.of()).stream().anyMatch(Bound::present);
    }

    /// The intervals for a path, in order; null when nothing narrows it.
    ///
    /// @param multikey whether one document may have several entries: then its conditions may be
    ///   met by different ones, and only one condition may be used
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
