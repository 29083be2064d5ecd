package io.amends.embedded.mongo.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// Our BSON compared with that of the protocol library and of the driver.
class BsonTest {

    private static final int ROUNDS = 300;

    @Test
    void encodingEqualsOtherImplementations() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Document document = document(new Random(seed), 4);

            assertThat(Bson.encode(document)).as("seed %d", seed).isEqualTo(library(document));
        }
    }

    @Test
    void encodedDocumentIsDecoded() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] bytes = Bson.encode(document(new Random(seed), 4));

            assertThat(Bson.encode(Bson.decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void documentEncodedByDriverIsDecoded() {
        RawBsonDocument raw =
                RawBsonDocument.parse(
                        "{a: 1, b: {c: ['x', 2.5, null, true]}, d: {$numberLong: '7'}, ü: 'ß€😀'}");
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);

        assertThat(Bson.decode(bytes))
                .isEqualTo(
                        new Document("a", 1)
                                .append("b", new Document("c", Arrays.asList("x", 2.5, null, true)))
                                .append("d", 7L)
                                .append("ü", "ß€😀"));
    }

    @Test
    void orderOfLongArraysIsKept() {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < 1_234; i++) {
            numbers.add(i);
        }
        Document document = new Document("numbers", numbers);

        assertThat(Bson.encode(document)).isEqualTo(library(document));
        assertThat(Bson.decode(Bson.encode(document))).isEqualTo(document);
    }

    @Test
    void truncatedDocumentIsRefused() {
        byte[] bytes = Bson.encode(document(new Random(7), 4));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> Bson.decode(cut));
        }
    }

    @Test
    void bytesAfterDocumentAreRefused() {
        byte[] bytes = Bson.encode(new Document("a", 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bson.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void wrongLengthsAreRefused() {
        byte[] bytes = Bson.encode(new Document("a", new Document("b", "text")));

        for (int at : new int[] {0, 7, 14}) {
            for (int lie : new int[] {Integer.MIN_VALUE, -1, 0, 1, 4, 1000, Integer.MAX_VALUE}) {
                byte[] changed = bytes.clone();
                Unpooled.wrappedBuffer(changed).setIntLE(at, lie);
                assertThatIllegalArgumentException()
                        .as("%d at %d", lie, at)
                        .isThrownBy(() -> Bson.decode(changed));
            }
        }
    }

    @Test
    void nestingIsLimitedAsInMongoDb() {
        assertThat(Bson.encode(Bson.decode(nested(200)))).isEqualTo(nested(200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bson.decode(nested(100_000)))
                .withMessageContaining("nested too deeply");
    }

    /// `{a: {a: … {}}}`
    private static byte[] nested(int depth) {
        int around = Integer.BYTES + 1 + 2;
        ByteBuf bytes = Unpooled.buffer();
        for (int i = 0; i < depth; i++) {
            bytes.writeIntLE((depth - i) * (around + 1) + Integer.BYTES + 1);
            bytes.writeByte(3).writeByte('a').writeByte(0);
        }
        bytes.writeIntLE(Integer.BYTES + 1).writeZero(depth + 1);
        byte[] nested = new byte[bytes.readableBytes()];
        bytes.readBytes(nested);
        return nested;
    }

    @Test
    void nameWithZeroByteIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bson.encode(new Document("a\0b", 1)));
    }

    private static byte[] library(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    private static Document document(Random random, int depth) {
        Document document = new Document();
        for (int i = random.nextInt(12); i >= 0; i--) {
            document.put(text(random), value(random, depth));
        }
        return document;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 20 : 17)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> random.nextGaussian();
            case 4 -> random.nextBoolean();
            case 5 -> Instant.ofEpochMilli(random.nextLong() >> 16);
            case 6 -> new ObjectId();
            case 7 -> new BinData(text(random).getBytes(StandardCharsets.UTF_8));
            case 8 -> new UUID(random.nextLong(), random.nextLong());
            case 9 -> new LegacyUUID(random.nextLong(), random.nextLong());
            case 10 -> new Decimal128(BigDecimal.valueOf(random.nextLong(), random.nextInt(30)));
            case 11 -> new BsonTimestamp(random.nextLong());
            case 12 -> new BsonRegularExpression("a" + random.nextInt(9), "i");
            case 13 -> new BsonJavaScript(text(random));
            case 14 -> MinKey.getInstance();
            case 15 -> MaxKey.getInstance();
            case 16 -> text(random);
            case 17 -> document(random, depth - 1);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(15); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        String letters = "abcdefghijklmnop.$äß€😀";
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(letters.codePointAt(random.nextInt(letters.length() - 1)));
        }
        return text.toString();
    }
}
