package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One merge of all aggregates of a [ShadowCollection] with those in use.
final class ShadowMerge {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowMerge.class);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<BsonDocument> inUse;
    private final MongoCollection<BsonDocument> next;
    private final PublishedEvents published;
    private final ShadowComparison comparison;
    private final MergeMode mode;
    private final List<WriteModel<BsonDocument>> writes = new ArrayList<>();
    private final MergeCounter counter = new MergeCounter();

    ShadowMerge(
            MongoCollection<BsonDocument> inUse,
            MongoCollection<BsonDocument> next,
            PublishedEvents published,
            ShadowComparison comparison,
            MergeMode mode) {
        this.inUse = inUse;
        this.next = next;
        this.published = published;
        this.comparison = comparison;
        this.mode = mode;
    }

    /// @param progress called after each page with the number of aggregates read
    MergeResult run(LongConsumer progress) {
        DocumentPages.forEach(
                inUse,
                new BsonDocument(),
                page -> {
                    mergeAll(page);
                    progress.accept(counter.read());
                });
        DocumentPages.forEach(
                next, Projections.include(DocumentFields.ID), page -> addMissing(page.keySet()));
        copyUnnamed();
        return counter.result();
    }

    /// Merges a page of aggregates in use. One that cannot be read stops none of the others.
    private void mergeAll(Map<String, BsonDocument> page) {
        var all = DocumentPages.byId(next, page.keySet());
        page.forEach(
                (id, old) -> {
                    counter.countRead();
                    var rebuilt = all.get(id);
                    try {
                        merge(id, MergedFields.withKey(old, rebuilt), rebuilt, old);
                    } catch (MongoException e) {
                        throw e;
                    } catch (RuntimeException e) {
                        LOG.error("Document {} in {} cannot be merged", id, inUseName(), e);
                        keepUnreadable(id, old, rebuilt);
                    }
                });
        write();
    }

    private String inUseName() {
        return inUse.getNamespace().getCollectionName();
    }

    /// @param old the document in use, with its key
    /// @param stored the same as it is stored
    private void merge(
            String id, BsonDocument old, @Nullable BsonDocument rebuilt, BsonDocument stored) {
        MergedFields.requireReadable(old);
        if (rebuilt != null && isComplete(id, old, rebuilt)) {
            var merged = merged(id, old, rebuilt);
            if (merged.equals(withRebuiltOffsets(stored, rebuilt))) {
                counter.countSame();
            } else {
                counter.countRepaired();
            }
            replace(id, rebuilt, merged);
        } else if (rebuilt != null && mode == MergeMode.FINAL_ACCEPTING_LOSS) {
            var merged = merged(id, old, rebuilt);
            merged.put(DocumentFields.SOURCE_OFFSETS, MergedFields.furthestOffsets(old, rebuilt));
            counter.countReduced(id);
            replace(id, rebuilt, merged);
        } else {
            counter.countKept(id);
            keep(id, rebuilt, old);
        }
    }

    private boolean isComplete(String id, BsonDocument old, BsonDocument rebuilt) {
        var before = MergedFields.state(old);
        var rebuiltState = MergedFields.state(rebuilt);
        if (before != null && rebuiltState == null) {
            return false;
        }
        var behind = MergedFields.subjectsBehind(old, rebuilt);
        return comparison.isComplete(id, before, rebuiltState, behind);
    }

    private void keep(String id, @Nullable BsonDocument rebuilt, BsonDocument old) {
        if (mode != MergeMode.PREPARATION) {
            replace(id, rebuilt, old);
        }
    }

    private void keepUnreadable(String id, BsonDocument old, @Nullable BsonDocument rebuilt) {
        if (rebuilt != null && mode == MergeMode.FINAL_ACCEPTING_LOSS) {
            counter.countReduced(id);
            restore(id, rebuilt);
        } else {
            counter.countUnreadable(id);
            keep(id, rebuilt, old);
        }
    }

    private void replace(String id, @Nullable BsonDocument rebuilt, BsonDocument wanted) {
        if (!wanted.equals(rebuilt)) {
            writes.add(new ReplaceOneModel<>(eq(DocumentFields.ID, id), wanted, UPSERT));
        }
    }

    /// The rebuilt document with the numbers, the keys and the waiting events of the one in use.
    private BsonDocument merged(String id, BsonDocument old, BsonDocument rebuilt) {
        var merged = withRebuiltOffsets(old, rebuilt);
        var before = MergedFields.state(old);
        var rebuiltState = MergedFields.state(rebuilt);
        if (rebuiltState != null) {
            var state = comparison.merged(before, rebuiltState, () -> published.of(id, old));
            if (!state.equals(before)) {
                merged.put(DocumentFields.STATE, state);
                merged.put(
                        DocumentFields.VERSION,
                        new BsonInt64(old.getInt64(DocumentFields.VERSION).getValue() + 1));
            }
        }
        return merged;
    }

    private BsonDocument withRebuiltOffsets(BsonDocument old, BsonDocument rebuilt) {
        return MergedFields.withRebuiltOffsets(old, rebuilt, mode != MergeMode.PREPARATION);
    }

    /// Adds the aggregates that the collection in use has lost, or never had.
    private void addMissing(Set<String> ids) {
        var missing = new HashSet<>(ids);
        inUse.find(in(DocumentFields.ID, ids))
                .projection(Projections.include(DocumentFields.ID))
                .forEach(each -> missing.remove(each.getString(DocumentFields.ID).getValue()));
        DocumentPages.byId(next, missing)
                .forEach(
                        (id, rebuilt) -> {
                            counter.countAdded();
                            restore(id, rebuilt);
                        });
        write();
    }

    /// Restores an aggregate of which the collection in use has no readable document: what it
    /// published is in the history.
    private void restore(String id, BsonDocument rebuilt) {
        var last = published.last(id);
        var restored = MergedFields.copy(rebuilt);
        restored.put(DocumentFields.EPOCH, new BsonInt64(last.epoch()));
        restored.put(DocumentFields.SEQ, new BsonInt64(last.seq()));
        var rebuiltState = MergedFields.state(rebuilt);
        if (rebuiltState != null) {
            restored.put(
                    DocumentFields.STATE,
                    comparison.merged(
                            null, rebuiltState, () -> published.of(id, new BsonDocument())));
        }
        replace(id, rebuilt, restored);
    }

    /// Documents whose id is damaged cannot be rebuilt; they are copied as they are.
    private void copyUnnamed() {
        for (var document : inUse.find(not(type(DocumentFields.ID, BsonType.STRING)))) {
            var id = document.get(DocumentFields.ID);
            counter.countUnreadable(String.valueOf(id));
            if (mode != MergeMode.PREPARATION) {
                writes.add(new ReplaceOneModel<>(eq(DocumentFields.ID, id), document, UPSERT));
            }
            if (writes.size() == DocumentPages.SIZE) {
                write();
            }
        }
        write();
    }

    private void write() {
        if (!writes.isEmpty()) {
            next.bulkWrite(writes, UNORDERED);
            writes.clear();
        }
    }
}
