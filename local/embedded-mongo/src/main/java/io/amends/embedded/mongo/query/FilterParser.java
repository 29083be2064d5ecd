package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Path;
import io.amends.embedded.mongo.query.Condition.Compare;
import io.amends.embedded.mongo.query.Condition.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Parses filters in MongoDB's syntax; unknown operators are refused.
public final class FilterParser {

    private static final Set<String> REFERENCE = Set.of("$ref", "$id", "$db");

    private FilterParser() {}

    /// The filter of a query document; matches everything for null.
    ///
    /// @throws de.bwaldvogel.mongo.exception.MongoServerError for operators that this store does
    ///   not support
    public static Filter parse(@Nullable Document query) {
        if (query == null) {
            return Filter.EVERYTHING;
        }
        List<Filter> parts = new ArrayList<>();
        query.forEach(
                (key, value) -> {
                    if (key.startsWith("$")) {
                        parts.addAll(topLevel(key, value));
                    } else {
                        parts.addAll(at(Path.of(key), value));
                    }
                });
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }

    private static List<Filter> topLevel(String operator, Object value) {
        return switch (operator) {
            case "$and" -> branches(operator, value);
            case "$or" -> List.of(new Filter.Or(branches(operator, value)));
            case "$nor" -> List.of(new Filter.Nor(branches(operator, value)));
            case "$expr" -> List.of(new Filter.Expr(value));
            case "$comment" -> List.of();
            default -> throw Errors.badValue("unknown top level operator: " + operator);
        };
    }

    private static List<Filter> branches(String operator, Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw Errors.badValue(operator + " must be a nonempty array");
        }
        return list.stream().map(each -> branch(operator, each)).toList();
    }

    private static Filter branch(String operator, Object value) {
        if (value instanceof Document query) {
            return parse(query);
        }
        throw Errors.badValue(operator + " entries need to be full objects");
    }

    private static List<Filter> at(Path path, @Nullable Object value) {
        if (value instanceof Document operators && isOperators(value)) {
            List<Filter> parts = new ArrayList<>();
            operators.forEach(
                    (operator, operand) ->
                            parts.addAll(operator(path, operator, operand, operators)));
            return parts;
        }
        if (value instanceof BsonRegularExpression expression) {
            return List.of(new Filter.At(path, regex(expression)));
        }
        return List.of(equal(path, value));
    }

    private static boolean isOperators(@Nullable Object value) {
        return value instanceof Document document
                && !document.isEmpty()
                && document.keySet().iterator().next().startsWith("$")
                && !REFERENCE.contains(document.keySet().iterator().next());
    }

    private static Filter equal(Path path, @Nullable Object value) {
        return new Filter.At(path, Compare.to(Relation.EQ, value));
    }

    private static List<Filter> operator(
            Path path, String operator, @Nullable Object operand, Document all) {
        return switch (operator) {
            case "$eq" -> List.of(equal(path, operand));
            case "$ne" -> List.of(new Filter.Nor(not("$ne", path, operand)));
            case "$gt" -> compare(path, Relation.GT, operand);
            case "$gte" -> compare(path, Relation.GTE, operand);
            case "$lt" -> compare(path, Relation.LT, operand);
            case "$lte" -> compare(path, Relation.LTE, operand);
            case "$in" -> List.of(in(path, operator, operand));
            case "$nin" -> List.of(new Filter.Nor(List.of(in(path, operator, operand))));
            case "$not" -> List.of(new Filter.Nor(List.of(new Filter.And(negated(path, operand)))));
            case "$exists" -> List.of(exists(path, operand));
            case "$regex" -> List.of(new Filter.At(path, regex(operand, all.get("$options"))));
            case "$options" -> options(all);
            case "$elemMatch" -> List.of(new Filter.At(path, elemMatch(operand)));
            case "$all" -> all(path, operand);
            case "$size" ->
                    List.of(new Filter.At(path, new Condition.Size(integer(operator, operand))));
            case "$type" ->
                    List.of(new Filter.At(path, new Condition.OfType(BsonTypes.parse(operand))));
            case "$mod" -> List.of(new Filter.At(path, mod(operand)));
            case "$comment" -> List.of();
            default -> throw Errors.badValue("unknown operator: " + operator);
        };
    }

    private static List<Filter> not(String operator, Path path, @Nullable Object operand) {
        if (operand instanceof BsonRegularExpression) {
            throw Errors.badValue("Can't have regex as arg to " + operator + ".");
        }
        return List.of(equal(path, operand));
    }

    private static List<Filter> compare(Path path, Relation relation, @Nullable Object operand) {
        if (operand instanceof BsonRegularExpression) {
            throw Errors.badValue(
                    "Can't have RegEx as arg to predicate over field '" + path.name() + "'.");
        }
        return List.of(new Filter.At(path, Compare.to(relation, operand)));
    }

    private static Filter in(Path path, String operator, @Nullable Object operand) {
        if (!(operand instanceof List<?> values)) {
            throw Errors.badValue(operator + " needs an array");
        }
        SortedSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        List<Condition.Regex> patterns = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof BsonRegularExpression expression) {
                patterns.add(regex(expression));
            } else if (isOperators(value)) {
                throw Errors.badValue("cannot nest $ under " + operator);
            } else {
                keys.add(KeyWriter.key(value));
            }
        }
        return new Filter.At(path, new Condition.In(keys, patterns));
    }

    private static List<Filter> negated(Path path, @Nullable Object operand) {
        if (!isOperators(operand) && !(operand instanceof BsonRegularExpression)) {
            throw Errors.badValue("$not needs a regex or a document");
        }
        return at(path, operand);
    }

    private static Filter exists(Path path, @Nullable Object operand) {
        Filter there = new Filter.At(path, new Condition.Exists());
        return de.bwaldvogel.mongo.backend.Utils.isTrue(operand)
                ? there
                : new Filter.Nor(List.of(there));
    }

    private static Condition elemMatch(@Nullable Object operand) {
        if (!(operand instanceof Document document)) {
            throw Errors.badValue("$elemMatch needs an Object");
        }
        if (isOperators(document)
                && !document.keySet().iterator().next().matches("\\$(and|or|nor|expr)")) {
            return new Condition.ElemValue(new Filter.And(at(Path.of(""), document)));
        }
        return new Condition.ElemMatch(parse(document));
    }

    private static List<Filter> all(Path path, @Nullable Object operand) {
        if (!(operand instanceof List<?> values)) {
            throw Errors.badValue("$all needs an array");
        }
        if (values.isEmpty()) {
            return List.of(new Filter.Or(List.of()));
        }
        List<Filter> parts = new ArrayList<>();
        values.forEach(value -> parts.addAll(at(path, value)));
        return parts;
    }

    private static Condition mod(@Nullable Object operand) {
        if (!(operand instanceof List<?> pair) || pair.size() != 2) {
            throw Errors.badValue("malformed mod, needs to be an array of two numbers");
        }
        long divisor = integer("$mod", pair.get(0));
        if (divisor == 0) {
            throw Errors.badValue("divisor cannot be 0");
        }
        return new Condition.Mod(divisor, integer("$mod", pair.get(1)));
    }

    private static long integer(String operator, @Nullable Object operand) {
        if (operand instanceof Number number) {
            return number.longValue();
        }
        throw Errors.badValue(operator + " needs a number");
    }

    private static List<Filter> options(Map<String, Object> all) {
        if (!all.containsKey("$regex")) {
            throw Errors.badValue("$options needs a $regex");
        }
        return List.of();
    }

    private static Condition.Regex regex(@Nullable Object pattern, @Nullable Object options) {
        return switch (pattern) {
            case BsonRegularExpression e when options == null -> regex(e);
            case BsonRegularExpression e ->
                    regex(new BsonRegularExpression(e.getPattern(), options.toString()));
            case String s ->
                    regex(new BsonRegularExpression(s, options == null ? "" : options.toString()));
            case null, default -> throw Errors.badValue("$regex has to be a string");
        };
    }

    private static Condition.Regex regex(BsonRegularExpression expression) {
        int flags = 0;
        String options = expression.getOptions() == null ? "" : expression.getOptions();
        for (char option : options.toCharArray()) {
            flags |=
                    switch (option) {
                        case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                        case 'm' -> Pattern.MULTILINE;
                        case 's' -> Pattern.DOTALL;
                        case 'x' -> Pattern.COMMENTS;
                        case 'u' -> 0;
                        default ->
                                throw Errors.badValue("invalid flag in regex options: " + option);
                    };
        }
        try {
            return new Condition.Regex(expression, Pattern.compile(expression.getPattern(), flags));
        } catch (PatternSyntaxException e) {
            throw Errors.badValue("Regular expression is invalid: " + e.getDescription());
        }
    }
}
