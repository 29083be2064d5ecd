package io.amends.embedded.mongo.codec;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The order of keys equals the order of their values.
class KeyWriterTest {

    private static int compare(Object a, Object b) {
        return Integer.signum(Arrays.compareUnsigned(KeyWriter.key(a), KeyWriter.key(b)));
    }

    @Test
    void ordersTypesAndValuesAsMongoDoes() {
        List<Object> ascending =
                Arrays.asList(
                        MinKey.getInstance(),
                        KeyWriter.EmptyArray.INSTANCE,
                        null,
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        Long.MIN_VALUE,
                        -1.5,
                        -1,
                        new Decimal128(new BigDecimal("-0.1")),
                        0,
                        Double.MIN_VALUE,
                        new Decimal128(new BigDecimal("0.1")),
                        1,
                        9_007_199_254_740_992L,
                        9_007_199_254_740_993L,
                        Long.MAX_VALUE - 1,
                        Long.MAX_VALUE,
                        1e19,
                        Double.POSITIVE_INFINITY,
                        "",
                        "\0",
                        "\0a",
                        "A",
                        "a",
                        "a\0",
                        "aa",
                        "é",
                        "\uE000",
                        "😀",
                        new Document(),
                        new Document("a", 1),
                        new Document("a", 1).append("b", 1),
                        new Document("b", 1),
                        new Document("a", "x"),
                        List.of(1),
                        List.of(1, 2),
                        List.of(2),
                        List.of(List.of()),
                        new BinData(new byte[] {9}),
                        new BinData(new byte[] {1, 1}),
                        new ObjectId("000000000000000000000001"),
                        new ObjectId("800000000000000000000001"),
                        false,
                        true,
                        Instant.ofEpochMilli(-1),
                        Instant.ofEpochMilli(0),
                        Instant.ofEpochMilli(1),
                        MaxKey.getInstance());

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(compare(ascending.get(i), ascending.get(j)))
                        .as("%s and %s", ascending.get(i), ascending.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void givesEqualNumbersOneKeyWhateverTheirType() {
        assertThat(KeyWriter.key(42))
                .isEqualTo(KeyWriter.key(42L))
                .isEqualTo(KeyWriter.key(42.0))
                .isEqualTo(KeyWriter.key(new Decimal128(new BigDecimal("42.00"))));
        assertThat(KeyWriter.key(-0.0)).isEqualTo(KeyWriter.key(0));
        assertThat(KeyWriter.key(List.of(new Document("a", 1))))
                .isEqualTo(KeyWriter.key(List.of(new Document("a", 1.0))));
    }

    @Test
    void ordersRandomNumbersExactly() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Number a = number(random);
            Number b = random.nextInt(4) == 0 ? near(a, random) : number(random);

            assertThat(compare(a, b)).as("%s and %s", a, b).isEqualTo(exact(a).compareTo(exact(b)));
        }
    }

    private static Number number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            default ->
                    new Decimal128(
                            new BigDecimal(
                                    new java.math.BigInteger(100, random),
                                    random.nextInt(40) - 10));
        };
    }

    private static Number near(Number number, Random random) {
        return switch (number) {
            case Long l -> (double) l;
            case Integer i -> i + 1L;
            case Decimal128 d when random.nextBoolean() -> d.doubleValue();
            case Decimal128 d ->
                    new Decimal128(
                            d.toBigDecimal()
                                    .add(d.toBigDecimal().ulp())
                                    .round(java.math.MathContext.DECIMAL128));
            default ->
                    new Decimal128(
                            new BigDecimal(number.doubleValue())
                                    .round(java.math.MathContext.DECIMAL128));
        };
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case Double d -> new BigDecimal(d);
            case Decimal128 d -> d.toBigDecimal();
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    @Test
    void reversesTheOrderForDescendingFields() {
        List<Object> values = List.of("", "a", "a\0", "ab", 1, 2.5, true, List.of(1, 2));
        for (Object a : values) {
            for (Object b : values) {
                int descending =
                        Arrays.compareUnsigned(
                                new KeyWriter().value(KeyWriter.key(a), false).toBytes(),
                                new KeyWriter().value(KeyWriter.key(b), false).toBytes());
                assertThat(Integer.signum(descending)).isEqualTo(-compare(a, b));
            }
        }
    }
}
