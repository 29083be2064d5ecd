package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.codec.KeyWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Copying, comparing and adding values.
final class Values {

    private Values() {}

    static Document copy(Document document) {
        Document copy = new Document();
        document.forEach((name, value) -> copy.put(name, copyOf(value)));
        return copy;
    }

    static @Nullable Object copyOf(@Nullable Object value) {
        return switch (value) {
            case Document document -> copy(document);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(copyOf(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    static int compare(@Nullable Object a, @Nullable Object b) {
        return Arrays.compareUnsigned(KeyWriter.key(a), KeyWriter.key(b));
    }

    static String json(@Nullable Object value) {
        return value instanceof Missing ? "missing" : Json.toCompactJsonValue(value);
    }

    /// The sum in the wider of both types; an int that overflows becomes a long.
    static Number add(Number a, Number b) {
        if (a instanceof Decimal128 || b instanceof Decimal128) {
            return new Decimal128(decimal(a).add(decimal(b)));
        }
        if (a instanceof Double || b instanceof Double) {
            return a.doubleValue() + b.doubleValue();
        }
        return whole(a, b, overflowChecked(() -> Math.addExact(a.longValue(), b.longValue())));
    }

    /// The product in the wider of both types; an int that overflows becomes a long.
    static Number multiply(Number a, Number b) {
        if (a instanceof Decimal128 || b instanceof Decimal128) {
            return new Decimal128(decimal(a).multiply(decimal(b)));
        }
        if (a instanceof Double || b instanceof Double) {
            return a.doubleValue() * b.doubleValue();
        }
        return whole(a, b, overflowChecked(() -> Math.multiplyExact(a.longValue(), b.longValue())));
    }

    private static Number whole(Number a, Number b, long result) {
        boolean ints = a instanceof Integer && b instanceof Integer;
        return ints && result == (int) result ? (Number) (int) result : (Number) result;
    }

    private static long overflowChecked(LongSupplier operation) {
        try {
            return operation.getAsLong();
        } catch (ArithmeticException e) {
            throw Errors.badValue(
                    "Failed to apply the operation: it would overflow a 64-bit integer");
        }
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case Decimal128 d -> d.toBigDecimal();
            case Double d -> BigDecimal.valueOf(d);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }
}
