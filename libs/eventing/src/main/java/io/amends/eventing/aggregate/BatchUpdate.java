package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// A change of many aggregates, until all of it is written.
final class BatchUpdate<S, C, E> {
    private final Aggregates<S, C, E> aggregates;
    private final Collection<String> ids;
    private final BiConsumer<String, PendingChange<S, C, E>> change;
    private final Runnable beforeWrite;
    private final Aggregates<S, C, E>.Patience patience;
    private List<PendingWrite<S, C, E>> unsure = List.of();

    BatchUpdate(
            Aggregates<S, C, E> aggregates,
            Collection<String> ids,
            BiConsumer<String, PendingChange<S, C, E>> change,
            Runnable beforeWrite) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.change = change;
        this.beforeWrite = beforeWrite;
        this.patience = aggregates.new Patience();
    }

    void run() {
        while (true) {
            try {
                if (attempt()) {
                    return;
                }
                patience.lostRace(aggregates.type().collection());
            } catch (MongoException e) {
                patience.broke(e);
            }
        }
    }

    private boolean attempt() {
        var snapshots = aggregates.documents().load(ids);
        notifyOfEarlier(snapshots);
        var sent = new ArrayList<PendingWrite<S, C, E>>();
        snapshots.forEach(
                (id, snapshot) -> {
                    var draft = aggregates.draft(snapshot);
                    change.accept(id, draft);
                    if (draft.isChanged()) {
                        sent.add(aggregates.toSend(draft));
                    }
                });
        beforeWrite.run();
        if (sent.isEmpty()) {
            return true;
        }
        unsure = sent;
        var all = aggregates.documents().write(sent.stream().map(PendingWrite::write).toList());
        if (all) {
            sent.forEach(aggregates::written);
        }
        return all;
    }

    /// A bulk write that did not match everywhere, or whose reply was lost, does not say which
    /// documents it changed: the documents show it.
    private void notifyOfEarlier(Map<String, AggregateSnapshot<S>> snapshots) {
        for (var one : unsure) {
            var now = snapshots.get(one.draft().id());
            if (now != null) {
                if (isThere(one.draft(), now)) {
                    aggregates.foundWritten(one, now);
                } else {
                    aggregates.takeOver(one, now);
                }
            }
        }
        unsure = List.of();
    }

    private boolean isThere(PendingChange<S, C, E> draft, AggregateSnapshot<S> now) {
        if (draft.added().isEmpty()) {
            return false; // no listener to call
        }
        var command = draft.added().getFirst().entry().getString(DocumentFields.COMMAND).getValue();
        return aggregates.isDone(now, draft.before().position(), command);
    }
}
