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

/// The progress of the pass over all customers. It is stored after every batch, so that a stopped
/// pass resumes where it stopped, and is held by one process at a time.
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

    /// The progress of a pass.
    ///
    /// @param startedAt the business instant
    /// @param valued whether the tier cuts are known; nothing is decided before
    /// @param after the id of the last processed customer; empty before the first
    /// @param done whether it is complete
    public record Progress(
            Instant startedAt,
            boolean valued,
            TierCutsByCurrency tiers,
            String after,
            Counts counts,
            boolean done) {

        /// No customer processed yet.
        public static Progress start(Instant now) {
            return new Progress(now, false, TierCutsByCurrency.EMPTY, "", Counts.NONE, false);
        }

        /// The same progress, with all values known.
        public Progress with(TierCutsByCurrency book) {
            return new Progress(startedAt, true, book, after, counts, false);
        }

        /// The same progress, after further customers.
        public Progress after(String last, Counts more) {
            return new Progress(startedAt, valued, tiers, last, counts.plus(more), false);
        }

        /// The same progress, complete.
        public Progress atEnd() {
            return new Progress(startedAt, valued, tiers, after, counts, true);
        }
    }

    /// The counts of a pass.
    ///
    /// @param processed customers processed
    /// @param changed number of these that had to be written
    /// @param failed number of these for whom it failed, so that they stayed unchanged
    public record Counts(
            long processed, long changed, long tiered, long warned, long recovered, long failed) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    processed + more.processed,
                    changed + more.changed,
                    tiered + more.tiered,
                    warned + more.warned,
                    recovered + more.recovered,
                    failed + more.failed);
        }
    }

    /// The lease of a pass, until it is released or no progress was stored for a minute.
    public record Hold(LeasedDocument document, Progress progress) {}

    /// The current pass, or the last one; empty before the first.
    public Optional<Progress> last() {
        return Optional.ofNullable(collection.find(eq(ID, ONE)).first())
                .flatMap(NightlyPassLog::read);
    }

    /// How often the current pass failed as a whole, so that it has to be retried.
    public int failedTries() {
        var document = collection.find(eq(ID, ONE)).first();
        return document == null ? 0 : document.getInteger(FAILED_TRIES, 0);
    }

    /// Acquires the current pass, or a new one where there is none.
    ///
    /// @param anew whether to begin a new one in any case
    /// @return empty while another process holds it
    public Optional<Hold> acquire(Instant now, boolean anew) {
        return leased.acquire(ONE)
                .map(
                        document -> {
                            var known = last().filter(last -> !last.done() && !anew);
                            return new Hold(document, known.orElseGet(() -> Progress.start(now)));
                        });
    }

    /// Stores the progress.
    ///
    /// @return false when the lease was lost, so that another process continues
    public boolean save(Hold hold, Progress progress) {
        return hold.document().update(Updates.set(PROGRESS, write(progress)));
    }

    /// Stores the progress and releases the lease.
    public void release(Hold hold, Progress progress) {
        hold.document()
                .release(
                        Updates.combine(
                                Updates.set(PROGRESS, write(progress)),
                                Updates.unset(FAILED_TRIES)));
    }

    /// Stores the progress and the failure, and releases the lease.
    public void releaseFailed(Hold hold, Progress progress) {
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
                .append("processed", counts.processed())
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
                        progress.getLong("processed"),
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

    // Documents of earlier versions contain other number types, and fewer fields.
    private static Number number(Document document, String field) {
        return document.get(field, Number.class) == null ? 0 : document.get(field, Number.class);
    }
}
