package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// The order in which aggregates were last changed visibly: a string in each document that sorts by
/// the instant of the write and is unique, so that one index serves every page of changes.
///
/// The instant is taken before the write. A delayed write can therefore appear before a position
/// that a reader has passed: readers who must not miss it look back as far as a write can take.
public final class UpdateOrder {
    /// The field to be indexed and sorted by.
    public static final String FIELD = "updated";

    private static final int DIGITS = 12;
    private static final String BEHIND = "~";

    private UpdateOrder() {}

    /// The position of an aggregate that was changed at an instant.
    public static String of(Instant at, String id) {
        return instant(at) + id;
    }

    /// The position after every aggregate that was changed at an instant.
    public static String after(Instant at) {
        return instant(at) + BEHIND;
    }

    static @Nullable Instant read(BsonDocument document) {
        return document.get(FIELD) instanceof BsonString text
                ? Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(text.getValue(), 0, DIGITS))
                : null;
    }

    private static String instant(Instant at) {
        return HexFormat.of().toHexDigits(Math.max(0, at.toEpochMilli()), DIGITS);
    }
}
