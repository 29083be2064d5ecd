package io.amends.eventing.aggregate;

import io.amends.eventing.lease.Lease;
import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/// The lease on an aggregate's outbox, and since when events have waited there.
record OutboxLeaseState(Lease lease, Instant since) {

    static OutboxLeaseState read(BsonDocument relay) {
        return new OutboxLeaseState(
                Lease.read(relay),
                Instant.ofEpochMilli(relay.getDateTime(DocumentFields.SINCE).getValue()));
    }

    String token() {
        return lease.token();
    }

    Instant until() {
        return lease.until();
    }

    BsonDocument toBson() {
        return lease.toBson().append(DocumentFields.SINCE, new BsonDateTime(since.toEpochMilli()));
    }
}
