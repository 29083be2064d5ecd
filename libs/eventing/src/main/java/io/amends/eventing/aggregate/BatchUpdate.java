package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/// A change of many documents, until all of it is written.
final class BatchUpdate<S, E> {
    private final AggregateWriter<S, E> writer;
    private final Collection<String> ids;
    private final BiConsumer<String, PendingChange<S, E>> change;
    private final Runnable beforeWrite;
    private final WriteRetries retries = new WriteRetries();

    /// The writes of the last bulk write, where it is unknown which of them succeeded.
    private List<PendingWrite<S, E>> uncertain = List.of();

    BatchUpdate(
            AggregateWriter<S, E> writer,
            Collection<String> ids,
            BiConsumer<String, PendingChange<S, E>> change,
            Runnable beforeWrite) {
        this.writer = writer;
        this.ids = ids;
        this.change = change;
        this.beforeWrite = beforeWrite;
    }

    void run() {
        while (true) {
            try {
                if (attempt()) {
                    return;
                }
                retries.afterConflict(writer.documents().collectionName());
            } catch (MongoException e) {
                retries.afterFailure(e);
            }
        }
    }

    private boolean attempt() {
        var snapshots = writer.documents().load(ids);
        for (var write : uncertain) {
            var now = snapshots.get(write.change().id());
            if (now != null) {
                writer.resolveUncertain(write, now);
            }
        }
        uncertain = List.of();
        var writes = new ArrayList<PendingWrite<S, E>>();
        snapshots.forEach(
                (id, snapshot) -> {
                    var pending = writer.change(snapshot);
                    change.accept(id, pending);
                    if (pending.isChanged()) {
                        writes.add(writer.prepare(pending));
                    }
                });
        beforeWrite.run();
        if (writes.isEmpty()) {
            return true;
        }
        uncertain = writes;
        return writer.write(writes);
    }
}
