package io.amends.satisfaction.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.amends.eventing.lease.LeasedDocument;
import io.amends.eventing.lease.LeasedDocuments;
import io.amends.eventing.lease.Leases;
import io.amends.satisfaction.domain.money.TierCuts;
import io.amends.satisfaction.domain.money.TierCutsByCurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;

/// How far the pass over all customers has come. It is kept in the store after every batch, so that
/// a pass that was stopped goes on where it was, and held by one process at a time.
public final class NightlyPassLog {
    private static final String COLLECTION = "passes";
    private static final String ID = "_id";
    private static final String ONE = "customers";
    private static final String FAILED_TRIES = "failedTries";
    private static final String PROGRESS = "progress";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoCollection<Document> collection;
    private final LeasedDocuments leased;

    /// @param realClock leases do not follow the business clock
    NightlyPassLog(MongoDatabase database, InstantSource realClock) {
        this.collection = database.getCollection(COLLECTION);
        this.leased =
                new LeasedDocuments(
                        database.getCollection(COLLECTION, BsonDocument.class),
                        new Leases(realClock, LEASE));
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
            TierCutsByCurrency tiers,
            String after,
            Counts counts,
            boolean done) {

        /// Nobody was looked at yet.
        public static Progress start(Instant now) {
            return new Progress(now, false, TierCutsByCurrency.EMPTY, "", Counts.NONE, false);
        }

        /// The same, all values known.
        public Progress with(TierCutsByCurrency book) {
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
    /// @param failed of these, for how many it failed, so that they stayed as they were
    public record Counts(
            long seen, long changed, long tiered, long warned, long recovered, long failed) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    seen + more.seen,
                    changed + more.changed,
                    tiered + more.tiered,
                    warned + more.warned,
                    recovered + more.recovered,
                    failed + more.failed);
        }
    }

    /// The right to go on with a pass, until it is left or a minute without a save is over.
    public record Hold(LeasedDocument document, Progress progress) {}

    /// The pass that is under way, or the last one; empty before the first.
    public Optional<Progress> look() {
        return Optional.ofNullable(collection.find(eq(ID, ONE)).first())
                .flatMap(NightlyPassLog::read);
    }

    /// How often the pass that is under way failed as a whole, so that it has to be tried again.
    public int failedTries() {
        var document = collection.find(eq(ID, ONE)).first();
        return document == null ? 0 : document.getInteger(FAILED_TRIES, 0);
    }

    /// Acquires the pass that is under way, or a new one where there is none.
    ///
    /// @param anew whether a new one is to be begun in any case
    /// @return empty while another process is at it
    public Optional<Hold> take(Instant now, boolean anew) {
        return leased.acquire(ONE)
                .map(
                        document -> {
                            var known = look().filter(last -> !last.done() && !anew);
                            return new Hold(document, known.orElseGet(() -> Progress.start(now)));
                        });
    }

    /// Keeps how far it has come.
    ///
    /// @return false when the hold was lost, so that another process goes on
    public boolean save(Hold hold, Progress progress) {
        return hold.document().update(Updates.set(PROGRESS, write(progress)));
    }

    /// Keeps how far it has come and lets go.
    public void leave(Hold hold, Progress progress) {
        hold.document()
                .release(
                        Updates.combine(
                                Updates.set(PROGRESS, write(progress)),
                                Updates.unset(FAILED_TRIES)));
    }

    /// Keeps how far it has come, that it failed there, and lets go.
    public void leaveFailed(Hold hold, Progress progress) {
        hold.document()
                .release(
                        Updates.combine(
                                Updates.set(PROGRESS, write(progress)),
                                Updates.inc(FAILED_TRIES, 1)));
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
                .append("failed", counts.failed())
                .append("done", progress.done());
    }

    private static Optional<Progress> read(Document document) {
        return Optional.ofNullable(document.get(PROGRESS, Document.class))
                .map(NightlyPassLog::progress);
    }

    private static Progress progress(Document progress) {
        var tiers = new HashMap<String, TierCuts>();
        progress.get("tiers", Document.class)
                .forEach((currency, cuts) -> tiers.put(currency, cuts((Document) cuts)));
        return new Progress(
                progress.getDate("startedAt").toInstant(),
                progress.getBoolean("valued"),
                new TierCutsByCurrency(tiers),
                progress.getString("after"),
                new Counts(
                        progress.getLong("seen"),
                        progress.getLong("changed"),
                        progress.getLong("tiered"),
                        progress.getLong("warned"),
                        progress.getLong("recovered"),
                        number(progress, "failed").longValue()),
                progress.getBoolean("done"));
    }

    private static TierCuts cuts(Document cuts) {
        return new TierCuts(
                number(cuts, "top").doubleValue(),
                number(cuts, "large").doubleValue(),
                number(cuts, "medium").doubleValue());
    }

    // Passes of an earlier version hold other types of numbers, and fewer of them.
    private static Number number(Document document, String field) {
        return document.get(field, Number.class) == null ? 0 : document.get(field, Number.class);
    }
}
