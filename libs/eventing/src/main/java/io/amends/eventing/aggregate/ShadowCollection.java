package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A collection of aggregates rebuilt from events of other services, that is to replace the one in
/// use. The events that the aggregates have published, and their numbers, are not rebuilt: they are
/// merged in, so that consumers see neither a gap nor a repetition.
public final class ShadowCollection {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowCollection.class);
    private static final int PAGE = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<BsonDocument> inUse;
    private final MongoCollection<BsonDocument> next;
    private final History history;
    private final Comparison comparison;

    /// @param database the service's, with majority reads and writes
    /// @param inUse the collection to be replaced
    /// @param next the rebuilt collection
    public ShadowCollection(
            MongoDatabase database, String inUse, String next, Comparison comparison) {
        this.inUse = database.getCollection(inUse, BsonDocument.class);
        this.next = database.getCollection(next, BsonDocument.class);
        this.history =
                new History(
                        database.getCollection(History.COLLECTION, org.bson.RawBsonDocument.class),
                        inUse);
        this.comparison = comparison;
    }

    /// Compares a rebuilt state with the one in use.
    public interface Comparison {

        /// The merged state of the one in use and the rebuilt one; the one in use where nothing
        /// differs.
        ///
        /// @param inUse null where there is none; may be damaged
        /// @param published reads what the aggregate has published so far, in order
        BsonDocument merged(
                @Nullable BsonDocument inUse,
                BsonDocument rebuiltState,
                Supplier<List<PublishedEvent>> published);

        /// Whether the topics still hold all events that the state in use was made of.
        ///
        /// @param inUse null where there is none; may be damaged
        /// @param behind the sources of which the rebuilt one has applied less than the one in use
        boolean isComplete(
                String id,
                @Nullable BsonDocument inUse,
                @Nullable BsonDocument rebuiltState,
                List<String> behind);
    }

    /// An event that an aggregate has published, or is about to.
    ///
    /// @param type the name of its type, as stored
    public record PublishedEvent(String type, Instant at, BsonDocument data) {}

    /// When numbers are merged over.
    public enum When {
        /// While the collection in use still changes.
        BEFOREHAND,
        /// Right before the swap: an aggregate whose events are no longer complete stays as it is.
        AT_LAST,
        /// The same, but such an aggregate, too, is replaced by what the remaining events yield,
        /// where there are any.
        AT_LAST_ACCEPTING_LOSS
    }

    /// The result of a merge.
    ///
    /// @param same aggregates whose state is unchanged
    /// @param repaired aggregates whose state differs
    /// @param added aggregates that the collection in use does not have
    /// @param kept how many stay as they are, since the topics no longer hold all events that the
    ///   state in use was made of
    /// @param keptIds the first ten of them
    /// @param reduced how many were replaced by a state made of the remaining events only
    /// @param reducedIds the first ten of them
    /// @param unreadable how many stay as they are, since fields outside of their state are damaged
    /// @param unreadableIds the first ten of them
    public record MergeResult(
            long same,
            long repaired,
            long added,
            long kept,
            List<String> keptIds,
            long reduced,
            List<String> reducedIds,
            long unreadable,
            List<String> unreadableIds) {
        /// Nothing was merged.
        public static final MergeResult NOTHING =
                new MergeResult(0, 0, 0, 0, List.of(), 0, List.of(), 0, List.of());
    }

    /// Merges in what is not derived from events of other services. Idempotent: a repeated merge
    /// writes nothing. After the last merge before the swap no more events may be applied to the
    /// rebuilt aggregates, since some of them are copies of those in use.
    ///
    /// @param progress called after each page with the number of aggregates read
    public MergeResult merge(When when, LongConsumer progress) {
        var merge = new Merge(when);
        forEachPage(
                inUse,
                new BsonDocument(),
                page -> {
                    merge.mergeAll(page);
                    progress.accept(merge.read);
                });
        forEachPage(next, Projections.include(DocumentFields.ID), page -> merge.add(page.keySet()));
        merge.copyUnnamed();
        return merge.result();
    }

    /// One merge of all aggregates.
    private final class Merge {
        private final When when;
        private final List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        private long read;
        private long same;
        private long repaired;
        private long added;
        private final Ids kept = new Ids();
        private final Ids reduced = new Ids();
        private final Ids unreadable = new Ids();

        Merge(When when) {
            this.when = when;
        }

        MergeResult result() {
            return new MergeResult(
                    same,
                    repaired,
                    added,
                    kept.count,
                    List.copyOf(kept.first),
                    reduced.count,
                    List.copyOf(reduced.first),
                    unreadable.count,
                    List.copyOf(unreadable.first));
        }

        /// Merges a page of aggregates in use. One that cannot be read stops none of the others.
        void mergeAll(Map<String, BsonDocument> page) {
            var all = byId(next, page.keySet());
            page.forEach(
                    (id, old) -> {
                        read++;
                        var rebuilt = all.get(id);
                        try {
                            merge(id, withKey(old, rebuilt), rebuilt, old);
                        } catch (MongoException e) {
                            throw e;
                        } catch (RuntimeException e) {
                            LOG.error("Document {} in {} cannot be merged", id, inUseName(), e);
                            keepUnreadable(id, old, rebuilt);
                        }
                    });
            write();
        }

        /// @param old the document in use, with its key
        /// @param stored the same as it is stored
        private void merge(
                String id, BsonDocument old, @Nullable BsonDocument rebuilt, BsonDocument stored) {
            requireReadable(old);
            if (rebuilt != null && isComplete(id, old, rebuilt)) {
                var merged = merged(id, old, rebuilt);
                if (merged.equals(withoutBookkeeping(stored, rebuilt))) {
                    same++;
                } else {
                    repaired++;
                }
                replace(id, rebuilt, merged);
            } else if (rebuilt != null && when == When.AT_LAST_ACCEPTING_LOSS) {
                var merged = merged(id, old, rebuilt);
                merged.put(DocumentFields.SOURCE_OFFSETS, furthest(old, rebuilt));
                reduced.add(id);
                replace(id, rebuilt, merged);
            } else {
                kept.add(id);
                keep(id, rebuilt, old);
            }
        }

        private void keep(String id, @Nullable BsonDocument rebuilt, BsonDocument old) {
            if (when != When.BEFOREHAND) {
                replace(id, rebuilt, old);
            }
        }

        private void keepUnreadable(String id, BsonDocument old, @Nullable BsonDocument rebuilt) {
            if (rebuilt != null && when == When.AT_LAST_ACCEPTING_LOSS) {
                reduced.add(id);
                restore(id, rebuilt);
            } else {
                unreadable.add(id);
                keep(id, rebuilt, old);
            }
        }

        private void replace(String id, @Nullable BsonDocument rebuilt, BsonDocument wanted) {
            if (!wanted.equals(rebuilt)) {
                writes.add(new ReplaceOneModel<>(eq(DocumentFields.ID, id), wanted, UPSERT));
            }
        }

        /// The rebuilt document with the numbers, the keys and the waiting events of the one in
        /// use.
        private BsonDocument merged(String id, BsonDocument old, BsonDocument rebuilt) {
            var merged = withoutBookkeeping(old, rebuilt);
            var before = state(old);
            var rebuiltState = state(rebuilt);
            if (rebuiltState != null) {
                var state = comparison.merged(before, rebuiltState, () -> published(id, old));
                if (!state.equals(before)) {
                    merged.put(DocumentFields.STATE, state);
                    merged.put(
                            DocumentFields.VERSION,
                            new BsonInt64(old.getInt64(DocumentFields.VERSION).getValue() + 1));
                }
            }
            return merged;
        }

        /// The document in use with the rebuilt offsets. Before the last merge, its waiting events
        /// are about to be sent from the collection in use.
        private BsonDocument withoutBookkeeping(BsonDocument old, BsonDocument rebuilt) {
            var document = new BsonDocument();
            document.putAll(old);
            document.put(
                    DocumentFields.SOURCE_OFFSETS,
                    rebuilt.getDocument(DocumentFields.SOURCE_OFFSETS));
            if (when == When.BEFOREHAND) {
                document.remove(DocumentFields.RELAY);
                document.put(DocumentFields.OUTBOX, new BsonArray());
            }
            return document;
        }

        /// Adds the aggregates that the collection in use has lost, or never had.
        void add(Set<String> ids) {
            var missing = new HashSet<>(ids);
            inUse.find(in(DocumentFields.ID, ids))
                    .projection(Projections.include(DocumentFields.ID))
                    .forEach(each -> missing.remove(each.getString(DocumentFields.ID).getValue()));
            byId(next, missing)
                    .forEach(
                            (id, rebuilt) -> {
                                added++;
                                restore(id, rebuilt);
                            });
            write();
        }

        /// Restores an aggregate of which the collection in use has no readable document: what it
        /// published is in the history.
        private void restore(String id, BsonDocument rebuilt) {
            var last = history.last(id);
            var restored = new BsonDocument();
            restored.putAll(rebuilt);
            restored.put(DocumentFields.EPOCH, new BsonInt64(last.epoch()));
            restored.put(DocumentFields.SEQ, new BsonInt64(last.seq()));
            var rebuiltState = state(rebuilt);
            if (rebuiltState != null) {
                restored.put(
                        DocumentFields.STATE,
                        comparison.merged(
                                null, rebuiltState, () -> published(id, new BsonDocument())));
            }
            replace(id, rebuilt, restored);
        }

        /// Documents whose id is damaged cannot be rebuilt; they are copied as they are.
        void copyUnnamed() {
            for (var document : inUse.find(not(type(DocumentFields.ID, BsonType.STRING)))) {
                var id = document.get(DocumentFields.ID);
                unreadable.add(String.valueOf(id));
                if (when != When.BEFOREHAND) {
                    writes.add(new ReplaceOneModel<>(eq(DocumentFields.ID, id), document, UPSERT));
                }
                if (writes.size() == PAGE) {
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

    /// How many aggregates have events that are about to be sent. Those that the relay leaves
    /// alone, since it cannot read them, are not among them: they are merged as they are.
    public long unsent() {
        return inUse.countDocuments(
                and(
                        lt(DocumentFields.RELAY_UNTIL, new BsonDateTime(Long.MAX_VALUE)),
                        ne(DocumentFields.RELAY_LEFT_ALONE, true)));
    }

    private String inUseName() {
        return inUse.getNamespace().getCollectionName();
    }

    /// The document with the key and the time of the rebuilt one, where its own are damaged.
    private static BsonDocument withKey(BsonDocument old, @Nullable BsonDocument rebuilt) {
        if (rebuilt == null || state(rebuilt) == null) {
            return old;
        }
        var whole = new BsonDocument();
        whole.putAll(old);
        if (!(old.get(DocumentFields.KEY) instanceof BsonString)) {
            whole.put(DocumentFields.KEY, rebuilt.get(DocumentFields.KEY));
        }
        if (!(old.get(DocumentFields.AT) instanceof BsonDateTime)) {
            whole.put(DocumentFields.AT, rebuilt.get(DocumentFields.AT));
        }
        return whole;
    }

    /// Reads all fields but the state.
    ///
    /// @throws RuntimeException where one of them is damaged
    private static void requireReadable(BsonDocument document) {
        var _ = document.getInt64(DocumentFields.VERSION);
        var _ = AggregateDocumentMapper.position(document);
        var _ = UpdateOrder.read(document);
        if (document.containsKey(DocumentFields.STATE)) {
            var _ = document.getString(DocumentFields.KEY);
            var _ = document.getDateTime(DocumentFields.AT);
        }
        document.getArray(DocumentFields.OUTBOX, new BsonArray()).forEach(BsonValue::asDocument);
        if (document.containsKey(DocumentFields.RELAY)) {
            var _ = OutboxLeaseState.read(document.getDocument(DocumentFields.RELAY));
        }
        offsets(document).values().forEach(ShadowCollection::offset);
        document.getDocument(DocumentFields.UNIQUE_KEYS, new BsonDocument())
                .values()
                .forEach(BsonValue::asString);
    }

    private static BsonDocument offsets(BsonDocument document) {
        return document.getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument());
    }

    private static SourceOffset offset(BsonValue value) {
        return SourceOffset.parse(value.asString().getValue());
    }

    /// The higher source offsets of both, so that no event has its effect twice, and none waits for
    /// an event that no longer exists.
    private static BsonDocument furthest(BsonDocument old, BsonDocument rebuilt) {
        var sourceOffsets = new BsonDocument();
        sourceOffsets.putAll(offsets(rebuilt));
        offsets(old)
                .forEach(
                        (field, before) -> {
                            if (isBehind(sourceOffsets.get(field), before)) {
                                sourceOffsets.put(field, before);
                            }
                        });
        return sourceOffsets;
    }

    private boolean isComplete(String id, BsonDocument old, BsonDocument rebuilt) {
        var before = state(old);
        var rebuiltState = state(rebuilt);
        if (before != null && rebuiltState == null) {
            return false;
        }
        var now = offsets(rebuilt);
        var behind =
                offsets(old).entrySet().stream()
                        .filter(each -> isBehind(now.get(each.getKey()), each.getValue()))
                        .map(each -> DocumentFields.subjectOf(each.getKey()))
                        .toList();
        return comparison.isComplete(id, before, rebuiltState, behind);
    }

    /// What an aggregate has published: the filed events, then those that wait. An event may be
    /// there twice while it is filed; one that cannot be read is left out.
    private List<PublishedEvent> published(String id, BsonDocument old) {
        var events = new ArrayList<PublishedEvent>();
        history.after(id, SourceOffset.START).forEach(entry -> addReadable(id, entry, events));
        old.getArray(DocumentFields.OUTBOX, new BsonArray())
                .forEach(entry -> addReadable(id, entry.asDocument(), events));
        return events;
    }

    private static void addReadable(String id, BsonDocument entry, List<PublishedEvent> events) {
        try {
            events.add(
                    new PublishedEvent(
                            entry.getString(DocumentFields.TYPE).getValue(),
                            AggregateDocumentMapper.happenedAt(entry),
                            entry.getDocument(DocumentFields.DATA)));
        } catch (BSONException e) {
            LOG.error("A published event of {} cannot be read", id, e);
        }
    }

    private static @Nullable BsonDocument state(BsonDocument document) {
        return document.get(DocumentFields.STATE) instanceof BsonDocument state ? state : null;
    }

    private static boolean isBehind(@Nullable BsonValue now, BsonValue before) {
        return now == null || offset(now).isBefore(offset(before));
    }

    /// Replaces the collection in use, atomically for all clients; the replaced one is dropped.
    public void swap() {
        next.renameCollection(
                new MongoNamespace(
                        inUse.getNamespace().getDatabaseName(),
                        inUse.getNamespace().getCollectionName()),
                new RenameCollectionOptions().dropTarget(true));
    }

    /// Drops the rebuilt collection.
    public void drop() {
        next.drop();
    }

    private static Map<String, BsonDocument> byId(
            MongoCollection<BsonDocument> from, Iterable<String> ids) {
        var found = new HashMap<String, BsonDocument>();
        for (var each : from.find(in(DocumentFields.ID, ids))) {
            found.put(each.getString(DocumentFields.ID).getValue(), each);
        }
        return found;
    }

    private static void forEachPage(
            MongoCollection<BsonDocument> from,
            Bson projection,
            java.util.function.Consumer<Map<String, BsonDocument>> work) {
        var last = "";
        while (true) {
            var page = new java.util.LinkedHashMap<String, BsonDocument>();
            for (var each :
                    from.find(and(gt(DocumentFields.ID, last)))
                            .sort(Sorts.ascending(DocumentFields.ID))
                            .limit(PAGE)
                            .projection(projection)) {
                last = each.getString(DocumentFields.ID).getValue();
                page.put(last, each);
            }
            if (page.isEmpty()) {
                return;
            }
            work.accept(page);
        }
    }

    /// How many there are, and the first ten.
    private static final class Ids {
        private static final int SHOWN = 10;
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String id) {
            count++;
            if (first.size() < SHOWN) {
                first.add(id);
            }
        }
    }
}
