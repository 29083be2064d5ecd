package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.query.Condition;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import io.amends.embedded.mongo.query.SortOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The operators that change arrays.
final class ArrayOperators {

    private static final Set<String> PUSH_MODIFIERS =
            Set.of("$each", "$position", "$sort", "$slice");

    private ArrayOperators() {}

    static void push(Slot slot, @Nullable Object operand, Document document) {
        List<Object> list = array(slot, document);
        if (!(operand instanceof Document modifiers) || !modifiers.containsKey("$each")) {
            list.add(operand);
            slot.set(list);
            return;
        }
        for (String modifier : modifiers.keySet()) {
            if (!PUSH_MODIFIERS.contains(modifier)) {
                throw Errors.badValue("Unrecognized clause in $push: " + modifier);
            }
        }
        list.addAll(position(modifiers.get("$position"), list.size()), each(modifiers, "$push"));
        if (modifiers.containsKey("$sort")) {
            list.sort(order(modifiers.get("$sort")));
        }
        slot.set(modifiers.containsKey("$slice") ? slice(list, modifiers.get("$slice")) : list);
    }

    private static int position(@Nullable Object position, int size) {
        if (position == null) {
            return size;
        }
        int at = integer("$position", position);
        return at < 0 ? Math.max(0, size + at) : Math.min(at, size);
    }

    private static Comparator<@Nullable Object> order(@Nullable Object sort) {
        if (sort instanceof Document fields) {
            SortOrder order = SortOrder.parse(fields);
            return (a, b) -> order.compare(asDocument(a), asDocument(b));
        }
        int direction = integer("$sort", sort);
        if (Math.abs(direction) != 1) {
            throw Errors.badValue(
                    "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
        }
        return (a, b) -> direction * Values.compare(a, b);
    }

    private static Document asDocument(@Nullable Object value) {
        return value instanceof Document document ? document : new Document();
    }

    private static List<Object> slice(List<Object> list, @Nullable Object slice) {
        int keep = integer("$slice", slice);
        int from = keep < 0 ? Math.max(0, list.size() + keep) : 0;
        int to = keep < 0 ? list.size() : Math.min(keep, list.size());
        return new ArrayList<>(list.subList(from, to));
    }

    static void addToSet(Slot slot, @Nullable Object operand, Document document) {
        List<Object> list = array(slot, document);
        List<Object> added = new ArrayList<>();
        if (operand instanceof Document modifiers && modifiers.containsKey("$each")) {
            added.addAll(each(modifiers, "$addToSet"));
        } else {
            added.add(operand);
        }
        for (Object value : added) {
            if (list.stream().noneMatch(old -> Values.compare(old, value) == 0)) {
                list.add(value);
            }
        }
        slot.set(list);
    }

    static void pull(Slot slot, @Nullable Object operand) {
        List<Object> list = existing(slot, "$pull");
        list.removeIf(condition(operand));
        slot.set(list);
    }

    private static Predicate<@Nullable Object> condition(@Nullable Object operand) {
        if (operand instanceof Document query && !startsWithOperator(query)) {
            Filter filter = FilterParser.parse(query);
            return element -> element instanceof Document document && filter.matches(document);
        }
        if (operand instanceof Document || operand instanceof BsonRegularExpression) {
            Filter filter = FilterParser.parse(new Document("", operand));
            return element -> Condition.ElemValue.means(filter, element);
        }
        return element -> Values.compare(element, operand) == 0;
    }

    private static boolean startsWithOperator(Document query) {
        return !query.isEmpty()
                && query.keySet().iterator().next().matches("\\$(?!and$|or$|nor$|expr$).*");
    }

    static void pullAll(Slot slot, @Nullable Object operand) {
        if (!(operand instanceof List<?> values)) {
            throw Errors.badValue("$pullAll requires an array argument");
        }
        List<Object> list = existing(slot, "$pullAll");
        list.removeIf(
                element -> values.stream().anyMatch(value -> Values.compare(element, value) == 0));
        slot.set(list);
    }

    static void pop(Slot slot, @Nullable Object operand) {
        int end = integer("$pop", operand);
        if (Math.abs(end) != 1) {
            throw Errors.failedToParse("$pop expects 1 or -1, found: " + end);
        }
        List<Object> list = existing(slot, "$pop");
        if (!list.isEmpty()) {
            list.remove(end < 0 ? 0 : list.size() - 1);
        }
        slot.set(list);
    }

    private static List<Object> each(Document modifiers, String operator) {
        if (!(modifiers.get("$each") instanceof List<?> values)) {
            throw Errors.badValue("The argument to $each in " + operator + " must be an array");
        }
        return new ArrayList<>(values);
    }

    private static List<Object> array(Slot slot, Document document) {
        return switch (slot.get()) {
            case Missing _ -> new ArrayList<>();
            case List<?> list -> new ArrayList<>(list);
            case null, default ->
                    throw Errors.badValue(
                            "The field '"
                                    + slot.path()
                                    + "' must be an array but is of type "
                                    + Utils.describeType(slot.get())
                                    + " in document {_id: "
                                    + Values.json(document.get("_id"))
                                    + "}");
        };
    }

    private static List<Object> existing(Slot slot, String operator) {
        if (slot.get() instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw Errors.badValue("Cannot apply " + operator + " to a non-array value");
    }

    private static int integer(String what, @Nullable Object value) {
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw Errors.badValue(
                "The value for "
                        + what
                        + " must be an integer value but was "
                        + Values.json(value));
    }
}
