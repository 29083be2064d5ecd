package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.KeyWriter.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition on a value. An array satisfies it as a whole or by one of its elements.
public sealed interface Condition {

    /// Whether a value, possibly missing or an array, satisfies it.
    boolean passes(@Nullable Object value);

    private static boolean some(@Nullable Object value, Predicate<@Nullable Object> test) {
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (test.test(element)) {
                    return true;
                }
            }
        }
        return test.test(value);
    }

    /// Comparison operators for keys.
    enum Relation {
        EQ,
        GT,
        GTE,
        LT,
        LTE;

        boolean holds(int comparison) {
            return switch (this) {
                case EQ -> comparison == 0;
                case GT -> comparison > 0;
                case GTE -> comparison >= 0;
                case LT -> comparison < 0;
                case LTE -> comparison <= 0;
            };
        }
    }

    /// A comparison with a value of the same type; with the smallest or greatest key, of any type.
    record Compare(Relation relation, @Nullable Object operand, Type type, byte[] key)
            implements Condition {

        static Compare to(Relation relation, @Nullable Object operand) {
            return new Compare(relation, operand, Type.of(operand), KeyWriter.key(operand));
        }

        @Override
        public boolean passes(@Nullable Object value) {
            return some(value, this::one);
        }

        private boolean one(@Nullable Object value) {
            Type other = Type.of(value);
            if (other != type && type != Type.MIN_KEY && type != Type.MAX_KEY) {
                return false;
            }
            if (relation != Relation.EQ && isNaN(value) != isNaN(operand)) {
                return false;
            }
            return relation.holds(Arrays.compareUnsigned(KeyWriter.key(value), key));
        }

        boolean isNaN() {
            return isNaN(operand);
        }

        private static boolean isNaN(@Nullable Object value) {
            return value instanceof Double d && d.isNaN() || Decimal128.NaN.equals(value);
        }
    }

    /// One of several values, or text that matches one of several patterns.
    record In(SortedSet<byte[]> keys, List<Regex> patterns) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return some(value, v -> keys.contains(KeyWriter.key(v)))
                    || patterns.stream().anyMatch(p -> p.passes(value));
        }
    }

    /// Whether the path exists, possibly with null.
    record Exists() implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return !(value instanceof Missing);
        }
    }

    /// Text that matches a pattern, or the same pattern as a value.
    record Regex(BsonRegularExpression expression, Pattern pattern) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return some(
                    value,
                    v ->
                            v instanceof String s && pattern.matcher(s).find()
                                    || expression.equals(v));
        }
    }

    /// An array with an element, a document, that matches the filter.
    record ElemMatch(Filter filter) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return value instanceof List<?> list
                    && list.stream().anyMatch(e -> e instanceof Document d && filter.matches(d));
        }
    }

    /// An array with an element, of any type, that matches the filter on the field with no name.
    record ElemValue(Filter filter) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return value instanceof List<?> list && list.stream().anyMatch(e -> means(filter, e));
        }

        /// Whether a filter on the field with no name matches a value; an array is tested whole.
        public static boolean means(Filter filter, @Nullable Object value) {
            return filter.matches(
                    new Document("", value instanceof List<?> ? List.of(value) : value));
        }
    }

    /// An array of this length.
    record Size(long length) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return value instanceof List<?> list && list.size() == length;
        }
    }

    /// A value of one of these BSON types, by their numbers.
    record OfType(Set<Integer> numbers) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return !(value instanceof Missing)
                    && some(value, v -> numbers.contains(BsonTypes.number(v)));
        }
    }

    /// A number with this remainder.
    record Mod(long divisor, long remainder) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return some(value, v -> v instanceof Number n && n.longValue() % divisor == remainder);
        }
    }
}
