package io.amends.aggregates;

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
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A collection of aggregates made anew from others' events, that is to take the place of the one
/// in use. What the aggregates have told others, and under which numbers, is not made anew: it is
/// carried over, so that those who listen see neither a gap nor a repetition.
public final class Successor {
    private static final int PAGE = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> inUse;
    private final MongoCollection<BsonDocument> next;
    private final History history;
    private final BinaryOperator<BsonDocument> merging;
    private final Function<BsonDocument, Predicate<String>> following;

    /// @param database the service's, with majority reads and writes
    /// @param inUse the collection whose place is to be taken
    /// @param next the one made anew
    /// @param merging the state to be, from the one in use and the one made anew; the one in use
    ///   itself where nothing differs
    /// @param following which subjects a state that was made anew goes by; how far the one in use
    ///   followed others does not count
    public Successor(
            MongoDatabase database,
            String inUse,
            String next,
            BinaryOperator<BsonDocument> merging,
            Function<BsonDocument, Predicate<String>> following) {
        this.inUse = database.getCollection(inUse, BsonDocument.class);
        this.next = database.getCollection(next, BsonDocument.class);
        this.history =
                new History(
                        database.getCollection(History.COLLECTION, org.bson.RawBsonDocument.class),
                        inUse);
        this.merging = merging;
        this.following = following;
    }

    /// What was found when the numbers were carried over.
    ///
    /// @param same aggregates whose state is as it was
    /// @param mended aggregates whose state differs
    /// @param added aggregates that the collection in use does not have
    /// @param missing ids of aggregates, the first ten, of which the events no longer tell all that
    ///   the state in use rests on
    /// @param lost how many those are
    /// @param waiting how many aggregates in use still have events to send
    public record Carried(
            long same, long mended, long added, List<String> missing, long lost, long waiting) {}

    /// Carries over what is no matter of others' events. May be done again at any time, and has
    /// nothing to write where it was done before.
    ///
    /// @param progress told after each page how many aggregates were looked at
    public Carried carry(LongConsumer progress) {
        var tally = new Tally();
        forEachPage(
                inUse,
                new BsonDocument(),
                page -> {
                    var rebuilt = byId(next, page.keySet());
                    var writes = new ArrayList<WriteModel<BsonDocument>>();
                    page.forEach((id, old) -> carry(old, rebuilt.get(id), tally, writes));
                    write(writes);
                    progress.accept(tally.looked);
                });
        forEachPage(
                next,
                Projections.include(Fields.ID),
                page -> {
                    var known = byId(inUse, page.keySet());
                    page.keySet().stream()
                            .filter(id -> !known.containsKey(id))
                            .forEach(id -> add(id, tally));
                });
        return tally.carried();
    }

    private void carry(
            BsonDocument old,
            @Nullable BsonDocument rebuilt,
            Tally tally,
            List<WriteModel<BsonDocument>> writes) {
        tally.looked++;
        if (!old.getArray(Fields.OUTBOX, new BsonArray()).isEmpty()) {
            tally.waiting++;
        }
        var id = old.getString(Fields.ID).getValue();
        if (rebuilt == null || !reaches(rebuilt, old)) {
            tally.lost(id);
            return;
        }
        var wanted = wanted(old, rebuilt, tally);
        if (!wanted.equals(rebuilt)) {
            writes.add(new ReplaceOneModel<>(eq(Fields.ID, id), wanted));
        }
    }

    private BsonDocument wanted(BsonDocument old, BsonDocument rebuilt, Tally tally) {
        var wanted = new BsonDocument();
        wanted.putAll(old);
        wanted.remove(Fields.RELAY);
        wanted.put(Fields.OUTBOX, new BsonArray());
        wanted.put(Fields.SEEN, rebuilt.getDocument(Fields.SEEN));
        var before = old.getDocument(Fields.STATE, null);
        var made = rebuilt.getDocument(Fields.STATE, null);
        if (made == null || before != null && merging.apply(before, made).equals(before)) {
            tally.same++;
            return wanted;
        }
        tally.mended++;
        wanted.put(Fields.STATE, before == null ? made : merging.apply(before, made));
        wanted.put(Fields.VERSION, new BsonInt64(old.getInt64(Fields.VERSION).getValue() + 1));
        for (var field : List.of(Fields.KEY, Fields.AT)) {
            wanted.putIfAbsent(field, rebuilt.get(field));
        }
        return wanted;
    }

    /// Whether everybody was followed at least as far as before.
    private boolean reaches(BsonDocument rebuilt, BsonDocument old) {
        var now = rebuilt.getDocument(Fields.SEEN, new BsonDocument());
        var behind =
                old.getDocument(Fields.SEEN, new BsonDocument()).entrySet().stream()
                        .filter(each -> isBehind(now.get(each.getKey()), each.getValue()))
                        .map(each -> Fields.seenSubject(each.getKey()))
                        .toList();
        var state = rebuilt.getDocument(Fields.STATE, null);
        return behind.isEmpty()
                || state != null && behind.stream().noneMatch(following.apply(state));
    }

    private static boolean isBehind(@Nullable BsonValue now, BsonValue before) {
        return !(now instanceof BsonString text)
                || Position.parse(text.getValue())
                        .isBefore(Position.parse(before.asString().getValue()));
    }

    /// One that the collection in use has lost, or never had: what it told before is in the
    /// history.
    private void add(String id, Tally tally) {
        tally.added++;
        var last = history.last(id);
        next.updateOne(
                eq(Fields.ID, id),
                new BsonDocument(
                        "$set",
                        new BsonDocument(Fields.EPOCH, new BsonInt64(last.epoch()))
                                .append(Fields.SEQ, new BsonInt64(last.seq()))));
    }

    /// Takes the place, at once for everybody; the one in use is gone afterwards.
    public void takePlace() {
        next.renameCollection(
                new MongoNamespace(
                        inUse.getNamespace().getDatabaseName(),
                        inUse.getNamespace().getCollectionName()),
                new RenameCollectionOptions().dropTarget(true));
    }

    /// Gives up what was made anew.
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
        for (var each : from.find(in(Fields.ID, ids))) {
            found.put(each.getString(Fields.ID).getValue(), each);
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
                    from.find(and(gt(Fields.ID, last)))
                            .sort(Sorts.ascending(Fields.ID))
                            .limit(PAGE)
                            .projection(projection)) {
                last = each.getString(Fields.ID).getValue();
                page.put(last, each);
            }
            if (page.isEmpty()) {
                return;
            }
            work.accept(page);
        }
    }

    private static final class Tally {
        private static final int SHOWN = 10;
        private long looked;
        private long same;
        private long mended;
        private long added;
        private long lost;
        private long waiting;
        private final List<String> missing = new ArrayList<>();

        void lost(String id) {
            lost++;
            if (missing.size() < SHOWN) {
                missing.add(id);
            }
        }

        Carried carried() {
            return new Carried(same, mended, added, List.copyOf(missing), lost, waiting);
        }
    }
}
