package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.amends.eventing.mongodb.StoreFailures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Fires the due timers of aggregates. One whose timer fails is reported and skipped, so that it
/// does not block others; one whose outbox is full is skipped until the next run.
final class TimerRunner<S, E> {
    private final DocumentStore<S, E> aggregates;
    private final AggregateCollection<S, E> documents;
    private final MongoCollection<RawBsonDocument> collection;
    private final FailureLog fullOutboxes;
    private final Instant now;
    private final Set<BsonValue> failed = new HashSet<>();
    private @Nullable OutboxFullException full;

    /// @param fullOutboxes logs that timers did not fire since outboxes are full
    TimerRunner(DocumentStore<S, E> aggregates, FailureLog fullOutboxes) {
        this.aggregates = aggregates;
        this.documents = aggregates.writer().documents();
        this.collection = aggregates.mongoCollection();
        this.fullOutboxes = fullOutboxes;
        this.now = aggregates.writer().now();
    }

    int run(int pageSize) {
        var count = 0;
        var page = page(pageSize);
        while (!page.isEmpty()) {
            count += page.size();
            fire(textIds(page));
            var next = page(pageSize);
            // An aggregate still due after its timer fired has a due instant that does not fit its
            // state: once in a run is enough.
            page.stream().filter(next::contains).forEach(failed::add);
            next.removeAll(failed);
            page = next.isEmpty() ? page(pageSize) : next;
        }
        if (full == null) {
            fullOutboxes.succeeded();
        } else {
            fullOutboxes.failed(full);
        }
        return count;
    }

    /// Unreadable aggregates are skipped. Where a page fails for another reason than that or a
    /// failure of the store, each timer fires in a write of its own.
    private void fire(List<String> page) {
        if (page.isEmpty()) {
            return;
        }
        try {
            aggregates.change(page, (_, change) -> fire(change));
        } catch (UnreadableDocumentException reported) {
            reported.ids().forEach(id -> failed.add(new BsonString(id)));
            fire(page.stream().filter(id -> !reported.ids().contains(id)).toList());
        } catch (RuntimeException e) {
            if (StoreFailures.isTransient(e)) {
                throw e;
            }
            if (page.size() == 1) {
                failed(page.getFirst(), e);
            } else {
                page.forEach(id -> fire(List.of(id)));
            }
        }
    }

    private void fire(PendingChange<S, E> change) {
        try {
            change.atomically(() -> change.fireDueTimers(now, PendingChange.newCommandId()));
        } catch (RuntimeException e) {
            failed(change.id(), e);
        }
    }

    private void failed(String id, RuntimeException cause) {
        failed.add(new BsonString(id));
        if (cause instanceof OutboxFullException e) {
            full = e;
        } else {
            documents.report(id, cause);
        }
    }

    /// The ids of the next page that are strings; others are reported and skipped.
    private List<String> textIds(List<BsonValue> page) {
        var ids = new ArrayList<String>();
        for (var id : page) {
            if (id instanceof BsonString text) {
                ids.add(text.getValue());
            } else {
                failed.add(id);
                documents.report(id, new IllegalStateException("its id is no text"));
            }
        }
        return ids;
    }

    private List<BsonValue> page(int limit) {
        var due = lte(DocumentFields.NEXT_DUE, Date.from(now));
        return collection
                .find(failed.isEmpty() ? due : and(due, nin(DocumentFields.ID, failed)))
                .sort(Sorts.ascending(DocumentFields.NEXT_DUE))
                .limit(limit)
                .projection(Projections.include(DocumentFields.ID))
                .map(document -> document.get(DocumentFields.ID))
                .into(new ArrayList<>());
    }
}
