package io.amends.aggregates;

import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Who relays an aggregate's events, until when, and since when events have waited there.
record Held(String token, Instant until, Instant since) {

    static Held read(BsonDocument relay) {
        return new Held(
                relay.getString(Fields.TOKEN).getValue(),
                Instant.ofEpochMilli(relay.getDateTime(Fields.UNTIL).getValue()),
                Instant.ofEpochMilli(relay.getDateTime(Fields.SINCE).getValue()));
    }

    BsonDocument toBson() {
        return new BsonDocument(Fields.TOKEN, new BsonString(token))
                .append(Fields.UNTIL, new BsonDateTime(until.toEpochMilli()))
                .append(Fields.SINCE, new BsonDateTime(since.toEpochMilli()));
    }
}
