package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.amends.eventing.lease.LeaseRenewal;
import io.amends.eventing.lease.LeasedDocument;
import io.amends.eventing.lease.LeasedDocuments;
import io.amends.eventing.lease.Leases;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The night for which each nightly job was completed last. A night's work is leased, run, and then
/// completed: one process runs it at a time, and another one takes over when that one is killed.
public final class NightlyJobLog {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String NIGHT = "night";

    private final LeasedDocuments works;

    /// @param realClock leases do not follow the business clock
    NightlyJobLog(MongoDatabase database, InstantSource realClock) {
        this.works =
                new LeasedDocuments(
                        database.getCollection("nights", BsonDocument.class),
                        new Leases(realClock, LEASE));
    }

    /// Registers a job. The night given with the first registration counts as completed.
    public void register(String work, LocalDate night) {
        works.create(
                new BsonDocument("_id", new BsonString(work))
                        .append(NIGHT, new BsonString(night.toString())));
    }

    /// Acquires the work of a night.
    ///
    /// @return empty when it was completed, another process holds it, or the job is not registered
    public Optional<Turn> begin(String work, LocalDate night) {
        var known = works.find(work);
        if (known.isEmpty()) {
            register(work, night);
            return Optional.empty();
        }
        if (!isBefore(known.get(), night)) {
            return Optional.empty();
        }
        var acquired = works.acquire(work);
        // Another process may have completed it between the two.
        if (acquired.isPresent() && !isBefore(acquired.get().content(), night)) {
            acquired.get().release();
            return Optional.empty();
        }
        return acquired.map(document -> new Turn(document, night));
    }

    private static boolean isBefore(BsonDocument work, LocalDate night) {
        return LocalDate.parse(work.getString(NIGHT).getValue()).isBefore(night);
    }

    /// The lease of a night's work.
    ///
    /// @param night its night
    public record Turn(LeasedDocument document, LocalDate night) {

        /// Renews the lease in the background until the result is closed.
        public LeaseRenewal renewInBackground() {
            return document.renewInBackground();
        }

        /// Completes the work.
        ///
        /// @return false when another process had acquired it meanwhile
        public boolean complete() {
            return document.release(Updates.set(NIGHT, night.toString()));
        }

        /// Releases the incomplete work; any process may try it again.
        public void giveBack() {
            document.release();
        }
    }
}
