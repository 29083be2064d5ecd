package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// Where it stands in the store that customers are made anew: by whom, how far, and whether the
/// service is asked to hold still. One at a time: whoever does it holds a lease and renews it, so
/// that one who died does not stand in the way for long.
public final class Rebuilds {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int DUPLICATE_KEY = 11000;
    private static final String ID = "_id";
    private static final String PHASE = "phase";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";
    private static final String SINCE = "since";
    private static final String DONE = "done";
    private static final String TOTAL = "total";
    private static final String OFFSETS = "offsets";
    private static final Bson CUSTOMERS = eq(ID, CustomerType.COLLECTION);

    private final MongoCollection<BsonDocument> collection;
    private final InstantSource clock;

    /// @param clock the real clock
    Rebuilds(MongoDatabase database, InstantSource clock) {
        this.collection = database.getCollection("rebuilds", BsonDocument.class);
        this.clock = clock;
    }

    /// What is being done.
    public enum Phase {
        /// Events are read, and have their effect on new customers.
        BUILDING,
        /// The service holds still, so that the new ones can take the place of those in use.
        SWITCHING,
        /// The new ones take that place; whether they have shows in whether they are still there.
        RENAMING
    }

    /// A rebuild as it stands in the store.
    ///
    /// @param until when the lease runs out
    public record State(
            Phase phase,
            Instant since,
            Instant until,
            long done,
            long total,
            Map<String, Long> offsets) {
        public State {
            offsets = Map.copyOf(offsets);
        }

        /// Whether somebody is at it.
        public boolean isHeld(Instant now) {
            return until.isAfter(now);
        }

        /// Whether the service is to hold still.
        public boolean wantsQuiet(Instant now) {
            return phase != Phase.BUILDING && isHeld(now);
        }
    }

    /// What stands in the store; empty where nothing is rebuilt.
    public Optional<State> state() {
        return Optional.ofNullable(collection.find(CUSTOMERS).first()).map(Rebuilds::read);
    }

    /// Whether the service is to hold still now.
    public boolean wantQuiet() {
        return state().filter(state -> state.wantsQuiet(clock.instant())).isPresent();
    }

    /// Takes it on, from where it was left or from the beginning; empty while somebody else is at
    /// it.
    public Optional<Lease> take() {
        var owner = UUID.randomUUID().toString();
        var now = clock.instant();
        var taken =
                Updates.combine(
                        Updates.set(OWNER, owner), Updates.set(UNTIL, Date.from(now.plus(LEASE))));
        var free = and(CUSTOMERS, lt(UNTIL, Date.from(now)));
        return collection.updateOne(free, taken).getMatchedCount() == 1 || inserted(owner, now)
                ? Optional.of(new Lease(owner))
                : Optional.empty();
    }

    private boolean inserted(String owner, Instant now) {
        try {
            collection.insertOne(
                    new BsonDocument(ID, new BsonString(CustomerType.COLLECTION))
                            .append(OWNER, new BsonString(owner))
                            .append(UNTIL, new BsonDateTime(now.plus(LEASE).toEpochMilli()))
                            .append(SINCE, new BsonDateTime(now.toEpochMilli()))
                            .append(PHASE, new BsonString(name(Phase.BUILDING))));
            return true;
        } catch (MongoWriteException e) {
            if (e.getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static State read(BsonDocument document) {
        var offsets = new HashMap<String, Long>();
        // An array, since topics have dots in their names.
        for (var each : document.getArray(OFFSETS, new org.bson.BsonArray())) {
            var entry = each.asDocument();
            offsets.put(entry.getString(ID).getValue(), entry.getInt64("next").getValue());
        }
        return new State(
                Phase.valueOf(document.getString(PHASE).getValue().toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(document.getDateTime(SINCE).getValue()),
                Instant.ofEpochMilli(document.getDateTime(UNTIL).getValue()),
                document.getInt64(DONE, new BsonInt64(0)).getValue(),
                document.getInt64(TOTAL, new BsonInt64(0)).getValue(),
                offsets);
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    /// The right to rebuild, as long as it is renewed.
    public final class Lease {
        private final Bson mine;

        private Lease(String owner) {
            this.mine = and(CUSTOMERS, eq(OWNER, owner));
        }

        /// Prolongs the lease; false when somebody else has it by now.
        public boolean renew() {
            return update(Updates.set(UNTIL, Date.from(clock.instant().plus(LEASE))));
        }

        /// Notes how far it is.
        public boolean note(long done, long total, Map<String, Long> offsets) {
            List<BsonDocument> entries = new ArrayList<>();
            offsets.forEach(
                    (partition, next) ->
                            entries.add(
                                    new BsonDocument(ID, new BsonString(partition))
                                            .append("next", new BsonInt64(next))));
            return update(
                    Updates.combine(
                            Updates.set(DONE, done),
                            Updates.set(TOTAL, total),
                            Updates.set(OFFSETS, entries)));
        }

        /// Goes on to another phase, with the whole lease ahead; false when the lease is lost.
        public boolean enter(Phase phase) {
            return update(
                    Updates.combine(
                            Updates.set(PHASE, name(phase)),
                            Updates.set(UNTIL, Date.from(clock.instant().plus(LEASE)))));
        }

        /// Leaves it as it is, for somebody to go on with.
        public void leave() {
            update(Updates.combine(Updates.set(UNTIL, Date.from(clock.instant().minusMillis(1)))));
        }

        /// It is over.
        public void finish() {
            collection.deleteOne(mine);
        }

        private boolean update(Bson change) {
            return collection.updateOne(mine, change).getMatchedCount() == 1;
        }
    }
}
