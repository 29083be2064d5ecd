package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.amends.satisfaction.domain.money.TierBook;
import io.amends.satisfaction.domain.money.TierCuts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/// How far the pass over all customers has come. It is kept in the store after every batch, so that
/// a pass that was stopped goes on where it was, and held by one process at a time.
public final class PassLog {
    private static final String COLLECTION = "passes";
    private static final int DUPLICATE_KEY = 11000;
    private static final String ID = "_id";
    private static final String ONE = "customers";
    private static final String TOKEN = "token";
    private static final String UNTIL = "until";
    private static final String PROGRESS = "progress";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoCollection<Document> collection;
    private final InstantSource realClock;

    /// @param realClock leases do not know the business clock
    PassLog(MongoDatabase database, InstantSource realClock) {
        this.collection = database.getCollection(COLLECTION);
        this.realClock = realClock;
    }

    /// How far a pass has come.
    ///
    /// @param startedAt the business instant
    /// @param valued whether the cuts of the tiers are known; before that nothing is decided
    /// @param after the id of the last customer that was looked at; empty before the first
    /// @param done whether it has come to the end
    public record Progress(
            Instant startedAt,
            boolean valued,
            TierBook tiers,
            String after,
            Counts counts,
            boolean done) {

        /// Nobody was looked at yet.
        public static Progress start(Instant now) {
            return new Progress(now, false, TierBook.EMPTY, "", Counts.NONE, false);
        }

        /// The same, all values known.
        public Progress with(TierBook book) {
            return new Progress(startedAt, true, book, after, counts, false);
        }

        /// The same, some customers on.
        public Progress after(String last, Counts more) {
            return new Progress(startedAt, valued, tiers, last, counts.plus(more), false);
        }

        /// The same at its end.
        public Progress atEnd() {
            return new Progress(startedAt, valued, tiers, after, counts, true);
        }
    }

    /// What a pass has done.
    ///
    /// @param seen customers looked at
    /// @param changed of these, how many had to be written
    public record Counts(long seen, long changed, long tiered, long warned, long recovered) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    seen + more.seen,
                    changed + more.changed,
                    tiered + more.tiered,
                    warned + more.warned,
                    recovered + more.recovered);
        }
    }

    /// The right to go on with a pass, until it is left or a minute without a sign of life is over.
    public record Hold(String token, Progress progress) {}

    /// The pass that is under way, or the last one; empty before the first.
    public Optional<Progress> look() {
        return Optional.ofNullable(collection.find(eq(ID, ONE)).first()).flatMap(PassLog::read);
    }

    /// Takes hold of the pass that is under way, or of a new one where there is none.
    ///
    /// @param anew whether a new one is to be begun in any case
    /// @return empty while somebody else is at it
    public Optional<Hold> take(Instant now, boolean anew) {
        var token = UUID.randomUUID().toString();
        var free = or(exists(UNTIL, false), lt(UNTIL, Date.from(realClock.instant())));
        var held = Updates.combine(Updates.set(TOKEN, token), Updates.set(UNTIL, until()));
        seed();
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        var document = collection.findOneAndUpdate(and(eq(ID, ONE), free), held, after);
        if (document == null) {
            return Optional.empty();
        }
        var known = read(document).filter(last -> !last.done() && !anew);
        return Optional.of(new Hold(token, known.orElseGet(() -> Progress.start(now))));
    }

    /// Keeps how far it has come.
    ///
    /// @return false when the hold was lost, so that somebody else goes on
    public boolean save(Hold hold, Progress progress) {
        return update(hold, Updates.set(UNTIL, until()), progress);
    }

    /// Keeps how far it has come and lets go.
    public void leave(Hold hold, Progress progress) {
        update(hold, Updates.unset(UNTIL), progress);
    }

    private boolean update(Hold hold, Bson lease, Progress progress) {
        var update = Updates.combine(lease, Updates.set(PROGRESS, write(progress)));
        return collection
                        .updateOne(and(eq(ID, ONE), eq(TOKEN, hold.token())), update)
                        .getMatchedCount()
                == 1;
    }

    // Something to take hold of, before the first pass.
    private void seed() {
        if (collection.find(eq(ID, ONE)).first() == null) {
            try {
                collection.insertOne(new Document(ID, ONE));
            } catch (MongoWriteException e) {
                if (e.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }

    private Date until() {
        return Date.from(realClock.instant().plus(LEASE));
    }

    private static Document write(Progress progress) {
        var tiers = new Document();
        progress.tiers()
                .byCurrency()
                .forEach(
                        (currency, cuts) ->
                                tiers.append(
                                        currency,
                                        new Document("top", cuts.top())
                                                .append("large", cuts.large())
                                                .append("medium", cuts.medium())));
        var counts = progress.counts();
        return new Document("startedAt", Date.from(progress.startedAt()))
                .append("valued", progress.valued())
                .append("tiers", tiers)
                .append("after", progress.after())
                .append("seen", counts.seen())
                .append("changed", counts.changed())
                .append("tiered", counts.tiered())
                .append("warned", counts.warned())
                .append("recovered", counts.recovered())
                .append("done", progress.done());
    }

    private static Optional<Progress> read(Document document) {
        return Optional.ofNullable(document.get(PROGRESS, Document.class)).map(PassLog::progress);
    }

    private static Progress progress(Document progress) {
        var tiers = new HashMap<String, TierCuts>();
        progress.get("tiers", Document.class)
                .forEach((currency, cuts) -> tiers.put(currency, cuts((Document) cuts)));
        return new Progress(
                progress.getDate("startedAt").toInstant(),
                progress.getBoolean("valued"),
                new TierBook(tiers),
                progress.getString("after"),
                new Counts(
                        progress.getLong("seen"),
                        progress.getLong("changed"),
                        progress.getLong("tiered"),
                        progress.getLong("warned"),
                        progress.getLong("recovered")),
                progress.getBoolean("done"));
    }

    private static TierCuts cuts(Document cuts) {
        return new TierCuts(cuts.getLong("top"), cuts.getLong("large"), cuts.getLong("medium"));
    }
}
