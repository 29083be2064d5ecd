package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.amends.eventing.lease.Lease;
import io.amends.eventing.lease.LeaseRenewal;
import io.amends.eventing.lease.LeasedDocument;
import io.amends.eventing.lease.LeasedDocuments;
import io.amends.eventing.lease.Leases;
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
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The stored state of a rebuild: which process runs it, its progress, and whether the service is
/// asked to pause. One at a time: the process holds a lease and renews it, so that one that was
/// killed does not block others for long.
public final class RebuildLease {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final String ID = "_id";
    private static final String PHASE = "phase";
    private static final String SINCE = "since";
    private static final String DONE = "done";
    private static final String TOTAL = "total";
    private static final String OFFSETS = "offsets";

    private final LeasedDocuments documents;
    private final InstantSource clock;

    /// @param clock the real clock Opens the collection and creates its indexes where it has some.
    public RebuildLease(MongoDatabase database, InstantSource clock) {
        this.documents =
                new LeasedDocuments(
                        database.getCollection("rebuilds", BsonDocument.class),
                        new Leases(clock, LEASE));
        this.clock = clock;
    }

    /// The phases of a rebuild.
    public enum Phase {
        /// Events are read and applied to new customers.
        BUILDING,
        /// The service pauses, and events that arrived meanwhile are applied to the new customers.
        SWITCHING,
        /// The new customers are merged with those in use for the last time. No more events can be
        /// applied to them: an interrupted rebuild begins anew.
        MERGING,
        /// The collections are switched; done if the new one no longer exists under its own name.
        RENAMING
    }

    /// A rebuild as stored.
    ///
    /// @param until when the lease expires
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

        /// Whether a process holds the lease.
        public boolean isHeld(Instant now) {
            return until.isAfter(now);
        }

        /// Whether the new customers, as far as they are built, can be built on.
        public boolean isResumable() {
            return (phase == Phase.BUILDING || phase == Phase.SWITCHING) && !offsets.isEmpty();
        }

        /// Whether the service is to pause.
        public boolean wantsPause(Instant now) {
            return phase != Phase.BUILDING && isHeld(now);
        }
    }

    /// The stored state; empty without a rebuild.
    public Optional<State> state() {
        return documents
                .find(CustomerProjectionType.COLLECTION)
                .filter(document -> document.containsKey(PHASE))
                .map(RebuildLease::read);
    }

    /// Whether the service is to pause now.
    public boolean isPauseWanted() {
        return state().filter(state -> state.wantsPause(clock.instant())).isPresent();
    }

    /// Acquires the rebuild, resumed or new; empty while another process holds it.
    public Optional<Turn> acquire() {
        return documents
                .acquire(CustomerProjectionType.COLLECTION)
                .map(
                        document -> {
                            if (!document.content().containsKey(PHASE)) {
                                document.update(
                                        Updates.combine(
                                                Updates.set(SINCE, Date.from(clock.instant())),
                                                Updates.set(PHASE, name(Phase.BUILDING))));
                            }
                            return new Turn(document);
                        });
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
                LeasedDocuments.leaseIn(document).map(Lease::until).orElse(Instant.EPOCH),
                document.getInt64(DONE, new BsonInt64(0)).getValue(),
                document.getInt64(TOTAL, new BsonInt64(0)).getValue(),
                offsets);
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    /// The lease of a rebuild, valid while it is renewed.
    public static final class Turn {
        private final LeasedDocument document;

        private Turn(LeasedDocument document) {
            this.document = document;
        }

        /// Renews the lease in the background until the result is closed.
        public LeaseRenewal renewInBackground() {
            return document.renewInBackground();
        }

        /// Stores the progress; false when another process holds the lease by now.
        public boolean note(long done, long total, Map<String, Long> offsets) {
            List<BsonDocument> entries = new ArrayList<>();
            offsets.forEach(
                    (partition, next) ->
                            entries.add(
                                    new BsonDocument(ID, new BsonString(partition))
                                            .append("next", new BsonInt64(next))));
            return document.update(
                    Updates.combine(
                            Updates.set(DONE, done),
                            Updates.set(TOTAL, total),
                            Updates.set(OFFSETS, entries)));
        }

        /// Enters another phase with a full lease; false when the lease is lost.
        public boolean enter(Phase phase) {
            return document.update(Updates.set(PHASE, name(phase)));
        }

        /// Enters the first phase anew, in one write with forgetting the progress: the offsets of
        /// dropped customers must not be used for others.
        public boolean restart() {
            return document.update(
                    Updates.combine(
                            Updates.set(PHASE, name(Phase.BUILDING)),
                            Updates.unset(DONE),
                            Updates.unset(TOTAL),
                            Updates.unset(OFFSETS)));
        }

        /// Releases the lease, for another process to resume.
        public void release() {
            document.release();
        }

        /// Removes the state of a complete rebuild.
        public void finish() {
            document.delete();
        }
    }
}
