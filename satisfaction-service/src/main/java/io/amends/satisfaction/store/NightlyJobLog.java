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

/// Which night's work was completed last, for each kind of work. A night's work is leased, done,
/// and then completed: one process does it at a time, and one that dies in the middle leaves it to
/// the next.
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

    /// Registers a kind of work. The night that is given when it is registered for the first time
    /// counts as completed.
    public void register(String work, LocalDate night) {
        works.create(
                new BsonDocument("_id", new BsonString(work))
                        .append(NIGHT, new BsonString(night.toString())));
    }

    /// Acquires the work of a night.
    ///
    /// @return empty when it was completed, another process has it, or the work was not registered
    ///   before
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

    /// The right to do the work of a night.
    ///
    /// @param night which one
    public record Turn(LeasedDocument document, LocalDate night) {

        /// Renews it in the background until that is closed.
        public LeaseRenewal keepRenewed() {
            return document.keepRenewed();
        }

        /// The work is done.
        ///
        /// @return false when another process had acquired it meanwhile
        public boolean complete() {
            return document.release(Updates.set(NIGHT, night.toString()));
        }

        /// The work is not done; any process may try it again.
        public void giveBack() {
            document.release();
        }
    }
}
