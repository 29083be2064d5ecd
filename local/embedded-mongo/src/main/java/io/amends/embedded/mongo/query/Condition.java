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

/// What a value must be. An array passes when it does itself or one of its elements does.
public sealed interface Condition {

    /// Whether a value, possibly missing or an array, passes.
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

    /// How two keys may stand to each other.
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

    /// A comparison with a value of the same type; with the smallest and the greatest key, of any.
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

    /// One of several values, or text that one of several patterns finds.
    record In(SortedSet<byte[]> keys, List<Regex> patterns) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return some(value, v -> keys.contains(KeyWriter.key(v)))
                    || patterns.stream().anyMatch(p -> p.passes(value));
        }
    }

    /// Whether there is anything at all, be it null.
    record Exists() implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return !(value instanceof Missing);
        }
    }

    /// Text in which a pattern is found, or the same pattern.
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

    /// An array with an element, a document, that the filter means.
    record ElemMatch(Filter filter) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return value instanceof List<?> list
                    && list.stream().anyMatch(e -> e instanceof Document d && filter.matches(d));
        }
    }

    /// An array with an element, of any type, that the filter means as the field with no name.
    record ElemValue(Filter filter) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return value instanceof List<?> list && list.stream().anyMatch(e -> means(filter, e));
        }

        /// Whether a filter on the field with no name means a value; an array is looked at whole.
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

    /// A number that leaves this remainder.
    record Mod(long divisor, long remainder) implements Condition {
        @Override
        public boolean passes(@Nullable Object value) {
            return some(value, v -> v instanceof Number n && n.longValue() % divisor == remainder);
        }
    }
}
