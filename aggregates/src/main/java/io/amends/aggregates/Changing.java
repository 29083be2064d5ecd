package io.amends.aggregates;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// A change of many aggregates, until all of it is written.
final class Changing<S, C, E> {
    private final Aggregates<S, C, E> aggregates;
    private final Collection<String> ids;
    private final BiConsumer<String, Draft<S, C, E>> change;
    private final Aggregates<S, C, E>.Patience patience;
    private List<Write> unsure = List.of();

    Changing(
            Aggregates<S, C, E> aggregates,
            Collection<String> ids,
            BiConsumer<String, Draft<S, C, E>> change) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.change = change;
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
        tellOfEarlier(snapshots);
        var writes = new ArrayList<Write>();
        var drafts = new ArrayList<Draft<S, C, E>>();
        snapshots.forEach(
                (id, snapshot) -> {
                    var draft = aggregates.draft(snapshot);
                    change.accept(id, draft);
                    if (draft.isChanged()) {
                        writes.add(aggregates.writeOf(draft));
                        drafts.add(draft);
                    }
                });
        if (writes.isEmpty()) {
            return true;
        }
        unsure = writes;
        var all = aggregates.documents().write(writes);
        if (all) {
            writes.forEach(write -> aggregates.tell(write.claim()));
            drafts.forEach(aggregates::tellOf);
        }
        return all;
    }

    /// A bulk write that did not match everywhere does not say where it did: our claims show it.
    private void tellOfEarlier(Map<String, Snapshot<S>> snapshots) {
        for (var write : unsure) {
            var claim = write.claim();
            var now = claim == null ? null : snapshots.get(claim.id());
            if (now != null) {
                aggregates.tellIfHeld(claim, now);
            }
        }
        unsure = List.of();
    }
}
