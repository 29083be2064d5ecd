package io.amends.eventing.lease;

import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// A lease as it is stored; it expires unless it is renewed.
///
/// @param token unique to this holder and this acquisition; a write that requires it fails once
///   another holder has the lease
/// @param fence how often the lease was acquired until now: of two holders the later one has the
///   higher number
/// @param until when it expires, by the real clock
public record Lease(String token, long fence, Instant until) {
    /// Names of the fields, below the field that holds the lease.
    public static final String TOKEN = "token";

    static final String FENCE = "fence";
    static final String UNTIL = "until";

    /// Reads a lease; one without a fence was written by an earlier version.
    public static Lease read(BsonDocument document) {
        return new Lease(
                document.getString(TOKEN).getValue(),
                document.getInt64(FENCE, new BsonInt64(0)).getValue(),
                Instant.ofEpochMilli(document.getDateTime(UNTIL).getValue()));
    }

    /// The stored form.
    public BsonDocument toBson() {
        return new BsonDocument(TOKEN, new BsonString(token))
                .append(FENCE, new BsonInt64(fence))
                .append(UNTIL, new BsonDateTime(until.toEpochMilli()));
    }

    /// Whether it has expired.
    public boolean isExpired(Instant now) {
        return until.isBefore(now);
    }
}
