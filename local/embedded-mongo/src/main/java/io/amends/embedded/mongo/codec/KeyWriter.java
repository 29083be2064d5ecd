package io.amends.embedded.mongo.codec;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Encodes values as bytes whose unsigned byte order equals MongoDB's order of the values: first by
/// type, then by value, numbers of every type together (`42` and `42.0` are one key). Each encoding
/// is self-delimiting, so keys can be concatenated.
public final class KeyWriter {

    private byte[] bytes = new byte[64];
    private int length;

    /// The key of one value.
    public static byte[] key(@Nullable Object value) {
        return new KeyWriter().value(value).toBytes();
    }

    /// Appends an identifier of four bytes.
    public KeyWriter id(int id) {
        return put(id >>> 24).put(id >>> 16).put(id >>> 8).put(id);
    }

    /// Appends bytes unchanged.
    public KeyWriter raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /// Appends a value's key.
    public KeyWriter value(@Nullable Object value) {
        Type type = Type.of(value);
        put(type.code());
        if (value != null) {
            payload(type, value);
        }
        return this;
    }

    private void payload(Type type, Object value) {
        switch (type) {
            case MIN_KEY, EMPTY_ARRAY, NULL, MAX_KEY -> {}
            case NUMBER -> number((Number) value);
            case STRING -> string((String) value);
            case DOCUMENT -> document((Document) value);
            case ARRAY -> array((Collection<?>) value);
            case BINARY -> binary(value);
            case OBJECT_ID -> raw(((ObjectId) value).toByteArray());
            case BOOLEAN -> put((Boolean) value ? 1 : 0);
            case DATE -> int64(((Instant) value).toEpochMilli() ^ Long.MIN_VALUE);
            case TIMESTAMP -> int64(((BsonTimestamp) value).getValue());
            case REGEX -> regex((BsonRegularExpression) value);
            case CODE -> string(((BsonJavaScript) value).getCode());
        }
    }

    /// Appends a value's key in the direction of an index field.
    public KeyWriter value(byte[] key, boolean ascending) {
        int start = length;
        raw(key);
        if (!ascending) {
            invert(bytes, start, length);
        }
        return this;
    }

    /// A copy of the bytes written so far.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /// The same key for the opposite direction.
    public static byte[] inverted(byte[] key) {
        byte[] copy = key.clone();
        invert(copy, 0, copy.length);
        return copy;
    }

    private static void invert(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    private void number(Number number) {
        switch (number) {
            case Integer i -> exact(i);
            case Double d -> exact(d);
            case Long l when l == (long) (double) l && l != Long.MAX_VALUE -> exact((double) l);
            case Long l -> decimal(BigDecimal.valueOf(l));
            case Decimal128 d -> decimal128(d);
            default ->
                    throw new IllegalArgumentException(
                            "no key for a number of " + number.getClass());
        }
    }

    private void exact(double value) {
        ordered(value);
        put(0x80);
    }

    private void decimal128(Decimal128 value) {
        if (value.equals(Decimal128.NaN)) {
            exact(Double.NaN);
        } else if (value.equals(Decimal128.POSITIVE_INFINITY)) {
            exact(Double.POSITIVE_INFINITY);
        } else if (value.equals(Decimal128.NEGATIVE_INFINITY)) {
            exact(Double.NEGATIVE_INFINITY);
        } else if (value.equals(Decimal128.NEGATIVE_ZERO)) {
            exact(0);
        } else {
            decimal(value.toBigDecimal());
        }
    }

    /// The nearest double, then the remainder to the exact value as two more: 159 bits, where a
    /// decimal of 34 digits needs 113.
    private void decimal(BigDecimal value) {
        double nearest = Math.clamp(value.doubleValue(), -Double.MAX_VALUE, Double.MAX_VALUE);
        BigDecimal rest = value.subtract(new BigDecimal(nearest));
        ordered(nearest);
        put(0x80 + rest.signum());
        if (rest.signum() != 0) {
            double more = Math.clamp(rest.doubleValue(), -Double.MAX_VALUE, Double.MAX_VALUE);
            ordered(more);
            ordered(rest.subtract(new BigDecimal(more)).doubleValue());
        }
    }

    private void ordered(double value) {
        if (Double.isNaN(value)) {
            int64(0); // MongoDB sorts NaN before every other number
            return;
        }
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        int64(bits ^ (bits >> 63 | Long.MIN_VALUE));
    }

    private void string(String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            put(b);
            if (b == 0) {
                put(0xFF);
            }
        }
        put(0).put(0);
    }

    private void document(Document value) {
        for (Map.Entry<String, Object> field : value.entrySet()) {
            put(1).put(Type.of(field.getValue()).code());
            string(field.getKey());
            value(field.getValue());
        }
        put(0);
    }

    private void array(Collection<?> values) {
        for (Object value : values) {
            put(1).value(value);
        }
        put(0);
    }

    private void binary(Object value) {
        switch (value) {
            case BinData data -> id(data.getData().length).put(0).raw(data.getData());
            case UUID uuid -> uuid(4, uuid);
            case LegacyUUID legacy -> uuid(3, legacy.getUuid());
            default ->
                    throw new IllegalArgumentException(
                            "no key for binary data of " + value.getClass());
        }
    }

    private void uuid(int subtype, UUID uuid) {
        id(16).put(subtype);
        int64(uuid.getMostSignificantBits());
        int64(uuid.getLeastSignificantBits());
    }

    private void regex(BsonRegularExpression value) {
        string(value.getPattern());
        string(value.getOptions() == null ? "" : value.getOptions());
    }

    private void int64(long value) {
        id((int) (value >>> 32));
        id((int) value);
    }

    private KeyWriter put(int b) {
        ensure(1);
        bytes[length++] = (byte) b;
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /// The types in MongoDB's order of comparison. Missing and null are one; the empty array sorts
    /// below null, as in MongoDB's indexes.
    public enum Type {
        MIN_KEY,
        EMPTY_ARRAY,
        NULL,
        NUMBER,
        STRING,
        DOCUMENT,
        ARRAY,
        BINARY,
        OBJECT_ID,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        REGEX,
        CODE,
        MAX_KEY;

        /// The first byte of every key of this type.
        public int code() {
            return 0x10 * (ordinal() + 1);
        }

        /// The type of a value.
        public static Type of(@Nullable Object value) {
            return switch (value) {
                case null -> NULL;
                case Missing _ -> NULL;
                case EmptyArray _ -> EMPTY_ARRAY;
                case MinKey _ -> MIN_KEY;
                case Number _ -> NUMBER;
                case String _ -> STRING;
                case Document _ -> DOCUMENT;
                case Collection<?> _ -> ARRAY;
                case BinData _ -> BINARY;
                case UUID _ -> BINARY;
                case LegacyUUID _ -> BINARY;
                case ObjectId _ -> OBJECT_ID;
                case Boolean _ -> BOOLEAN;
                case Instant _ -> DATE;
                case BsonTimestamp _ -> TIMESTAMP;
                case BsonRegularExpression _ -> REGEX;
                case BsonJavaScript _ -> CODE;
                case MaxKey _ -> MAX_KEY;
                default -> throw new IllegalArgumentException("no key for " + value.getClass());
            };
        }
    }

    /// Represents an empty array in an index.
    public enum EmptyArray {
        /// The only instance.
        INSTANCE
    }
}
