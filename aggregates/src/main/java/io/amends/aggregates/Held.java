package io.amends.aggregates;

import io.amends.aggregates.lease.Lease;
import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/// The lease on an aggregate's outbox, and since when events have waited there.
record Held(Lease lease, Instant since) {

    static Held read(BsonDocument relay) {
        return new Held(
                Lease.read(relay),
                Instant.ofEpochMilli(relay.getDateTime(Fields.SINCE).getValue()));
    }

    String token() {
        return lease.token();
    }

    Instant until() {
        return lease.until();
    }

    BsonDocument toBson() {
        return lease.toBson().append(Fields.SINCE, new BsonDateTime(since.toEpochMilli()));
    }
}
