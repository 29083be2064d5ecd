package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Chooses the index that examines least: the most fields fixed by equality, then a range on the
/// next one, then the requested order; the documents by `_id` if no index is better.
public final class Planner {

    private Planner() {}

    /// The plan for a query in a state of the store, in which some indexes may be incomplete.
    public static Plan plan(Source source, Query query, LongSupplier state) {
        if (query.hint() == null) {
            Candidate named = new Candidate(source.id(), null, Bounds.of(query.filter()));
            if (named.unique()) {
                return named.plan(query.order());
            }
        }
        Source complete = complete(source, state.getAsLong());
        Source allowed = query.hint() == null ? complete : hinted(complete, query.hint());
        Plan single = single(allowed, query);
        if (single.narrowed() || single.sorted() && query.order().given() && query.limit() > 0) {
            return single;
        }
        Plan united = united(allowed, query.filter());
        return united == null
                ? single
                : new Plan(united.accesses(), !query.order().given(), false, true);
    }

    private static Source complete(Source source, long state) {
        return new Source(
                source.id(), source.indexes().stream().filter(i -> i.readyAt() <= state).toList());
    }

    private static Plan single(Source source, Query query) {
        Bounds bounds = Bounds.of(query.filter());
        SortOrder order = query.order();
        Candidate best = new Candidate(source.id(), null, bounds);
        for (Index index : source.indexes()) {
            Candidate other =
                    usable(index, bounds) ? new Candidate(index.id(), index, bounds) : best;
            best = other.score(order) > best.score(order) ? other : best;
        }
        return best.plan(order);
    }

    /// A sparse index may be used only if every match is in it.
    private static boolean usable(Index index, Bounds bounds) {
        return !index.spec().sparse()
                || index.spec().fields().stream().anyMatch(f -> bounds.present(f.path().name()));
    }

    /// For an `$or` whose parts are all bounded by indexes: those parts, one after the other.
    private static @Nullable Plan united(Source source, Filter filter) {
        List<Filter> parts = filter instanceof Filter.And and ? and.parts() : List.of(filter);
        for (Filter part : parts) {
            Plan united = part instanceof Filter.Or or ? united(source, parts, or) : null;
            if (united != null) {
                return united;
            }
        }
        return null;
    }

    private static @Nullable Plan united(Source source, List<Filter> parts, Filter.Or or) {
        List<Access> accesses = new ArrayList<>();
        for (Filter branch : or.parts()) {
            List<Filter> all = new ArrayList<>(parts);
            all.remove(or);
            all.add(branch);
            Plan plan = single(source, Query.all(new Filter.And(all)));
            if (!plan.narrowed()) {
                return null;
            }
            accesses.addAll(plan.accesses());
        }
        return new Plan(accesses, false, false, true);
    }

    private static Source hinted(Source source, Object hint) {
        if (fits(IndexSpec.BY_ID, hint)
                || hint instanceof Document d && d.containsKey("$natural")) {
            return new Source(source.id(), List.of());
        }
        List<Index> fitting = source.indexes().stream().filter(i -> fits(i.spec(), hint)).toList();
        if (fitting.isEmpty()) {
            throw Errors.badValue("hint provided does not correspond to an existing index");
        }
        return new Source(source.id(), fitting);
    }

    private static boolean fits(IndexSpec spec, Object hint) {
        return spec.name().equals(hint) || hint instanceof Document key && spec.hasPattern(key);
    }
}
