package io.amends.aggregates;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.RawBsonDocument;

/// Wakes aggregates in which something is due. One that cannot be woken is said so and passed over,
/// so that it keeps no others waiting.
final class Waking<S, C, E> {
    private final Aggregates<S, C, E> aggregates;
    private final MongoCollection<RawBsonDocument> collection;
    private final Instant now;
    private final Set<String> failed = new HashSet<>();

    Waking(Aggregates<S, C, E> aggregates, MongoCollection<RawBsonDocument> collection) {
        this.aggregates = aggregates;
        this.collection = collection;
        this.now = aggregates.clock().instant();
    }

    int run(int pageSize) {
        var count = 0;
        var page = page(pageSize);
        while (!page.isEmpty()) {
            count += page.size();
            wake(page);
            page = page(pageSize);
        }
        return count;
    }

    /// Where a page fails for another reason than trouble of the store, each is woken by itself.
    private void wake(List<String> page) {
        try {
            aggregates.change(page, (_, draft) -> wake(draft));
        } catch (RuntimeException e) {
            if (StoreFailures.isTransient(e)) {
                throw e;
            }
            if (page.size() == 1) {
                failed.add(page.getFirst());
                aggregates.report(page.getFirst(), e);
            } else {
                page.forEach(id -> wake(List.of(id)));
            }
        }
    }

    private void wake(Draft<S, C, E> draft) {
        try {
            draft.atomically(() -> draft.catchUp(now, Draft.freshId()));
        } catch (RuntimeException e) {
            failed.add(draft.id());
            aggregates.report(draft.id(), e);
        }
    }

    private List<String> page(int limit) {
        var due = lte(Fields.NEXT_DUE, Date.from(now));
        return collection
                .find(failed.isEmpty() ? due : and(due, nin(Fields.ID, failed)))
                .sort(Sorts.ascending(Fields.NEXT_DUE))
                .limit(limit)
                .projection(Projections.include(Fields.ID))
                .map(document -> document.getString(Fields.ID).getValue())
                .into(new ArrayList<>());
    }
}
