package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.engine.View;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A query's results, read lazily.
public final class Results implements AutoCloseable {

    private final Candidates candidates;
    private final Plan plan;
    private final Query query;
    private final QueryStatistics examined;
    private @Nullable Iterator<byte[]> sorted;
    private long toSkip;
    private long left;

    private Results(Candidates candidates, Plan plan, Query query, QueryStatistics examined) {
        this.candidates = candidates;
        this.plan = plan;
        this.query = query;
        this.examined = examined;
        this.toSkip = query.skip();
        this.left = query.limit() == 0 ? Long.MAX_VALUE : query.limit();
    }

    /// Plans the query and starts reading.
    public static Results of(View view, Source source, Query query, QueryStatistics examined) {
        Plan plan = Planner.plan(source, query, view::sequence);
        examined.plan(plan);
        return new Results(
                new Candidates(view, source, plan, query.filter(), examined),
                plan,
                query,
                examined);
    }

    /// The plan.
    public Plan plan() {
        return plan;
    }

    /// The next document, or null at the end.
    public @Nullable FoundDocument next() {
        for (; toSkip > 0; toSkip--) {
            if (take() == null) {
                return null;
            }
        }
        if (left == 0) {
            return null;
        }
        left--;
        FoundDocument found = take();
        if (found != null) {
            examined.returned();
        }
        return found;
    }

    /// Counts the results.
    public long count() {
        if (query.skip() == 0 && query.limit() == 0) {
            return candidates.count();
        }
        long count = 0;
        while (next() != null) {
            count++;
        }
        return count;
    }

    private @Nullable FoundDocument take() {
        if (plan.sorted()) {
            return candidates.next();
        }
        if (sorted == null) {
            long needed = query.limit() == 0 ? 0 : Math.addExact(query.skip(), query.limit());
            sorted = Sorter.sort(candidates, query.order(), needed).iterator();
        }
        return sorted.hasNext() ? candidates.get(sorted.next()) : null;
    }

    @Override
    public void close() {
        candidates.close();
    }
}
