package io.amends.embedded.mongo.codec;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes BSON into a growing array of bytes.
public final class BsonWriter {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int UUID_BYTES = 16;

    private byte[] bytes;
    private int at;

    /// @param capacity initial capacity in bytes
    public BsonWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /// A copy of the bytes written so far.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, at);
    }

    /// The array that holds the written bytes; bytes after [#length] are undefined.
    public byte[] array() {
        return bytes;
    }

    /// Number of bytes written.
    public int length() {
        return at;
    }

    /// Appends a document.
    ///
    /// @throws IllegalArgumentException for values that BSON cannot represent
    public BsonWriter document(Map<?, ?> document) {
        int start = at;
        int32(0);
        for (Map.Entry<?, ?> field : document.entrySet()) {
            int type = at;
            one(0);
            name((String) field.getKey());
            typed(type, value(field.getValue()));
        }
        return end(start);
    }

    private void array(Collection<?> values) {
        int start = at;
        int32(0);
        int position = 0;
        for (Object value : values) {
            int type = at;
            one(0);
            position(position++);
            typed(type, value(value));
        }
        end(start);
    }

    /// Sets the type of a value that was written, perhaps after the array has grown.
    private void typed(int position, int type) {
        bytes[position] = (byte) type;
    }

    private BsonWriter end(int start) {
        one(0);
        return int32At(start, at - start);
    }

    private void position(int position) {
        if (position < 10) {
            one('0' + position);
            one(0);
        } else {
            name(String.valueOf(position));
        }
    }

    /// @return the type of the value written
    private int value(@Nullable Object value) {
        return switch (value) {
            case null -> 0x0A;
            case String s -> string(s);
            case Map<?, ?> d -> {
                document(d);
                yield 0x03;
            }
            case Integer i -> {
                int32(i);
                yield 0x10;
            }
            case Long l -> {
                int64(l);
                yield 0x12;
            }
            case Instant i -> {
                int64(i.toEpochMilli());
                yield 0x09;
            }
            case Boolean b -> {
                one(b ? 1 : 0);
                yield 0x08;
            }
            case Double d -> {
                int64(Double.doubleToRawLongBits(d));
                yield 0x01;
            }
            case Collection<?> c -> {
                array(c);
                yield 0x04;
            }
            default -> rare(value);
        };
    }

    private int rare(Object value) {
        return switch (value) {
            case ObjectId id -> {
                raw(id.toByteArray());
                yield 0x07;
            }
            case BinData data -> {
                binary(0, data.getData().length);
                raw(data.getData());
                yield 0x05;
            }
            case UUID uuid -> {
                binary(4, UUID_BYTES);
                uuid(BIG_LONG, uuid);
                yield 0x05;
            }
            case LegacyUUID legacy -> {
                binary(3, UUID_BYTES);
                uuid(LONG, legacy.getUuid());
                yield 0x05;
            }
            case Decimal128 d -> {
                int64(d.getLow());
                int64(d.getHigh());
                yield 0x13;
            }
            case BsonTimestamp t -> {
                int64(t.getValue());
                yield 0x11;
            }
            case BsonRegularExpression r -> {
                name(r.getPattern());
                name(r.getOptions() == null ? "" : r.getOptions());
                yield 0x0B;
            }
            case BsonJavaScript code -> {
                string(code.getCode());
                yield 0x0D;
            }
            case MinKey _ -> 0xFF;
            case MaxKey _ -> 0x7F;
            default -> throw new IllegalArgumentException("no BSON for " + value.getClass());
        };
    }

    private int string(String value) {
        int start = at;
        int32(0);
        text(value);
        one(0);
        int32At(start, at - start - Integer.BYTES);
        return 0x02;
    }

    /// Appends a zero-terminated string.
    ///
    /// @throws IllegalArgumentException when it contains a zero
    public BsonWriter name(String name) {
        if (name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a name with a zero in it");
        }
        text(name);
        one(0);
        return this;
    }

    /// Most texts are plain ASCII, which needs no intermediate array.
    private void text(String text) {
        int length = text.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at++] = (byte) c;
        }
    }

    private void binary(int subtype, int length) {
        int32(length);
        one(subtype);
    }

    private void uuid(VarHandle order, UUID uuid) {
        ensure(UUID_BYTES);
        order.set(bytes, at, uuid.getMostSignificantBits());
        order.set(bytes, at + Long.BYTES, uuid.getLeastSignificantBits());
        at += UUID_BYTES;
    }

    private void raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }

    private void one(int b) {
        ensure(1);
        bytes[at++] = (byte) b;
    }

    /// Appends four bytes, little-endian.
    public BsonWriter int32(int value) {
        ensure(Integer.BYTES);
        INT.set(bytes, at, value);
        at += Integer.BYTES;
        return this;
    }

    /// Appends eight bytes, little-endian.
    public BsonWriter int64(long value) {
        ensure(Long.BYTES);
        LONG.set(bytes, at, value);
        at += Long.BYTES;
        return this;
    }

    /// Appends a byte.
    public BsonWriter int8(int value) {
        one(value);
        return this;
    }

    /// Overwrites four bytes.
    public BsonWriter int32At(int position, int value) {
        INT.set(bytes, position, value);
        return this;
    }

    private void ensure(int more) {
        if (more > bytes.length - at) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(at, more)));
        }
    }
}
