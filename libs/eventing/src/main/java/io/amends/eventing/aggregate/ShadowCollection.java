package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A collection of aggregates rebuilt from events of other services, that is to replace the one in
/// use. The events that the aggregates have published, and their numbers, are not rebuilt: they are
/// merged in, so that consumers see neither a gap nor a repetition.
public final class ShadowCollection {
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
        BsonDocument merged(BsonDocument inUse, BsonDocument made);

        /// Whether the topics still hold all events that the state in use was made of.
        ///
        /// @param inUse null where there is none
        /// @param behind the sources of which the rebuilt one has applied less than the one in use
        boolean isComplete(
                @Nullable BsonDocument inUse, @Nullable BsonDocument made, List<String> behind);
    }

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
    /// @param mended aggregates whose state differs
    /// @param added aggregates that the collection in use does not have
    /// @param kept how many stay as they are, since the topics no longer hold all events that the
    ///   state in use was made of
    /// @param keptIds the first ten of them
    /// @param reduced how many were replaced by a state made of the remaining events only
    /// @param reducedIds the first ten of them
    public record MergeResult(
            long same,
            long mended,
            long added,
            long kept,
            List<String> keptIds,
            long reduced,
            List<String> reducedIds) {
        /// Nothing was merged.
        public static final MergeResult NOTHING =
                new MergeResult(0, 0, 0, 0, List.of(), 0, List.of());
    }

    /// Merges in what is not derived from events of other services. Idempotent: a repeated merge
    /// writes nothing.
    ///
    /// @param progress called after each page with the number of aggregates read
    public MergeResult merge(When when, LongConsumer progress) {
        var tally = new Tally();
        forEachPage(
                inUse,
                new BsonDocument(),
                page -> {
                    var rebuilt = byId(next, page.keySet());
                    var writes = new ArrayList<WriteModel<BsonDocument>>();
                    page.forEach((id, old) -> merge(old, rebuilt.get(id), when, tally, writes));
                    write(writes);
                    progress.accept(tally.looked);
                });
        forEachPage(
                next,
                Projections.include(DocumentFields.ID),
                page -> {
                    var known = byId(inUse, page.keySet());
                    page.keySet().stream()
                            .filter(id -> !known.containsKey(id))
                            .forEach(id -> add(id, tally));
                });
        return tally.merged();
    }

    private void merge(
            BsonDocument old,
            @Nullable BsonDocument rebuilt,
            When when,
            Tally tally,
            List<WriteModel<BsonDocument>> writes) {
        tally.looked++;
        var id = old.getString(DocumentFields.ID).getValue();
        if (rebuilt != null && isComplete(old, rebuilt)) {
            replace(id, rebuilt, wanted(old, rebuilt, tally), writes);
        } else if (rebuilt != null && when == When.AT_LAST_ACCEPTING_LOSS) {
            tally.reduced.add(id);
            var wanted = wanted(old, rebuilt, new Tally());
            wanted.put(DocumentFields.SOURCE_OFFSETS, furthest(old, rebuilt));
            replace(id, rebuilt, wanted, writes);
        } else {
            tally.kept.add(id);
            if (when != When.BEFOREHAND) {
                replace(id, rebuilt, asItIs(old), writes);
            }
        }
    }

    private static void replace(
            String id,
            @Nullable BsonDocument rebuilt,
            BsonDocument wanted,
            List<WriteModel<BsonDocument>> writes) {
        if (!wanted.equals(rebuilt)) {
            writes.add(new ReplaceOneModel<>(eq(DocumentFields.ID, id), wanted, UPSERT));
        }
    }

    private static BsonDocument asItIs(BsonDocument old) {
        var same = new BsonDocument();
        same.putAll(old);
        same.remove(DocumentFields.RELAY);
        same.put(DocumentFields.OUTBOX, new BsonArray());
        return same;
    }

    /// The higher source offsets of both, so that no event has its effect twice, and none waits for
    /// an event that no longer exists.
    private static BsonDocument furthest(BsonDocument old, BsonDocument rebuilt) {
        var sourceOffsets = new BsonDocument();
        sourceOffsets.putAll(
                rebuilt.getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument()));
        old.getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument())
                .forEach(
                        (field, before) -> {
                            if (isBehind(sourceOffsets.get(field), before)) {
                                sourceOffsets.put(field, before);
                            }
                        });
        return sourceOffsets;
    }

    private BsonDocument wanted(BsonDocument old, BsonDocument rebuilt, Tally tally) {
        var wanted = asItIs(old);
        wanted.put(
                DocumentFields.SOURCE_OFFSETS, rebuilt.getDocument(DocumentFields.SOURCE_OFFSETS));
        var before = state(old);
        var made = state(rebuilt);
        if (made == null || before != null && comparison.merged(before, made).equals(before)) {
            tally.same++;
            return wanted;
        }
        tally.mended++;
        wanted.put(DocumentFields.STATE, before == null ? made : comparison.merged(before, made));
        wanted.put(
                DocumentFields.VERSION,
                new BsonInt64(old.getInt64(DocumentFields.VERSION).getValue() + 1));
        for (var field : List.of(DocumentFields.KEY, DocumentFields.AT)) {
            wanted.putIfAbsent(field, rebuilt.get(field));
        }
        return wanted;
    }

    private boolean isComplete(BsonDocument old, BsonDocument rebuilt) {
        var now = rebuilt.getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument());
        var behind =
                old
                        .getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument())
                        .entrySet()
                        .stream()
                        .filter(each -> isBehind(now.get(each.getKey()), each.getValue()))
                        .map(each -> DocumentFields.seenSubject(each.getKey()))
                        .toList();
        return comparison.isComplete(state(old), state(rebuilt), behind);
    }

    private static @Nullable BsonDocument state(BsonDocument document) {
        return document.get(DocumentFields.STATE) instanceof BsonDocument state ? state : null;
    }

    private static boolean isBehind(@Nullable BsonValue now, BsonValue before) {
        return !(now instanceof BsonString text)
                || SourceOffset.parse(text.getValue())
                        .isBefore(SourceOffset.parse(before.asString().getValue()));
    }

    /// Adds an aggregate that the collection in use has lost, or never had: what it published is in
    /// the history.
    private void add(String id, Tally tally) {
        tally.added++;
        var last = history.last(id);
        next.updateOne(
                eq(DocumentFields.ID, id),
                new BsonDocument(
                        "$set",
                        new BsonDocument(DocumentFields.EPOCH, new BsonInt64(last.epoch()))
                                .append(DocumentFields.SEQ, new BsonInt64(last.seq()))));
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

    private void write(List<WriteModel<BsonDocument>> writes) {
        if (!writes.isEmpty()) {
            next.bulkWrite(writes, UNORDERED);
        }
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

    private static final class Tally {
        private long looked;
        private long same;
        private long mended;
        private long added;
        private final Ids kept = new Ids();
        private final Ids reduced = new Ids();

        MergeResult merged() {
            return new MergeResult(
                    same,
                    mended,
                    added,
                    kept.count,
                    List.copyOf(kept.first),
                    reduced.count,
                    List.copyOf(reduced.first));
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
