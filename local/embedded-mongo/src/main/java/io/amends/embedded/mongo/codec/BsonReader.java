package io.amends.embedded.mongo.codec;

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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads BSON from an array of bytes. Invalid BSON, or a length that does not match its content, is
/// refused; nothing beyond the given end is read.
public final class BsonReader {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int UUID_BYTES = 16;

    /// MongoDB allows at most 200 levels; unbounded nesting would overflow the stack.
    private static final int DEEPEST = 512;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;

    /// @param from offset of the first byte
    /// @param end offset after the last byte that may be read
    public BsonReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// The current offset.
    public int position() {
        return at;
    }

    /// Whether the end is reached.
    public boolean finished() {
        return at >= end;
    }

    /// Reads the next document.
    ///
    /// @throws IllegalArgumentException when it is not complete
    public Document document() {
        int last = enter();
        Document document = new Document();
        for (byte type = one(); type != 0; type = one()) {
            String name = name();
            if (document.put(name, value(type)) != null) {
                throw new IllegalArgumentException("the field '" + name + "' is there twice");
            }
        }
        leave(last);
        return document;
    }

    private List<@Nullable Object> array() {
        int last = enter();
        List<@Nullable Object> array = new ArrayList<>();
        for (byte type = one(); type != 0; type = one()) {
            skipName(); // the array index, which the order implies
            array.add(value(type));
        }
        leave(last);
        return array;
    }

    /// @return the end of the document that begins here
    private int enter() {
        int start = at;
        int length = int32();
        if (length < Integer.BYTES + 1 || length > end - start) {
            throw new IllegalArgumentException("a document of " + length + " bytes is not whole");
        }
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("documents are nested too deeply");
        }
        return start + length;
    }

    private void leave(int last) {
        if (at != last) {
            throw new IllegalArgumentException("a document does not end where it says");
        }
        depth--;
    }

    private @Nullable Object value(byte type) {
        return switch (type) {
            case 0x01 -> Double.longBitsToDouble(int64());
            case 0x02 -> string();
            case 0x03 -> document();
            case 0x04 -> array();
            case 0x05 -> binary();
            case 0x06, 0x0A -> null;
            case 0x07 -> new ObjectId(raw(12));
            case 0x08 -> bool();
            case 0x09 -> Instant.ofEpochMilli(int64());
            case 0x0B -> new BsonRegularExpression(name(), name());
            case 0x0D -> new BsonJavaScript(string());
            case 0x10 -> int32();
            case 0x11 -> new BsonTimestamp(int64());
            case 0x12 -> int64();
            case 0x13 -> new Decimal128(int64(), int64());
            case 0x7F -> MaxKey.getInstance();
            case (byte) 0xFF -> MinKey.getInstance();
            default ->
                    throw new IllegalArgumentException(
                            "unknown type 0x" + Integer.toHexString(type));
        };
    }

    private String string() {
        int length = int32();
        if (length < 1 || length > end - at || bytes[at + length - 1] != 0) {
            throw new IllegalArgumentException("a text of " + length + " bytes is not whole");
        }
        String value = new String(bytes, at, length - 1, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    /// Reads a zero-terminated string.
    public String name() {
        int start = at;
        skipName();
        return new String(bytes, start, at - 1 - start, StandardCharsets.UTF_8);
    }

    private void skipName() {
        while (one() != 0) {
            // advances to the zero
        }
    }

    private Object binary() {
        int length = int32();
        byte subtype = one();
        return switch (subtype) {
            case 0, (byte) 0x80 -> new BinData(raw(length));
            case 3 -> {
                checkUuid(length);
                yield new LegacyUUID(int64(), int64());
            }
            case 4 -> {
                checkUuid(length);
                need(UUID_BYTES);
                UUID uuid =
                        new UUID(
                                (long) BIG_LONG.get(bytes, at),
                                (long) BIG_LONG.get(bytes, at + Long.BYTES));
                at += UUID_BYTES;
                yield uuid;
            }
            default -> throw new IllegalArgumentException("unknown binary subtype " + subtype);
        };
    }

    private static void checkUuid(int length) {
        if (length != UUID_BYTES) {
            throw new IllegalArgumentException("a UUID of " + length + " bytes");
        }
    }

    private boolean bool() {
        byte value = one();
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("a boolean that is " + value);
        }
        return value == 1;
    }

    private byte[] raw(int length) {
        need(length);
        byte[] raw = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return raw;
    }

    /// Reads the next byte.
    public byte one() {
        need(1);
        return bytes[at++];
    }

    /// Reads the next four bytes as a little-endian number.
    public int int32() {
        need(Integer.BYTES);
        int value = (int) INT.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    /// Reads the next eight bytes as a little-endian number.
    public long int64() {
        need(Long.BYTES);
        long value = (long) LONG.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    private void need(int more) {
        if (more < 0 || more > end - at) {
            throw new IllegalArgumentException("truncated BSON document");
        }
    }
}
