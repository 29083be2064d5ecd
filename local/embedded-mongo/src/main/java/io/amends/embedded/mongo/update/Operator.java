package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The update operators.
enum Operator {
    SET("$set"),
    SET_ON_INSERT("$setOnInsert"),
    UNSET("$unset"),
    INC("$inc"),
    MUL("$mul"),
    MIN("$min"),
    MAX("$max"),
    CURRENT_DATE("$currentDate"),
    RENAME("$rename"),
    PUSH("$push"),
    ADD_TO_SET("$addToSet"),
    PULL("$pull"),
    PULL_ALL("$pullAll"),
    POP("$pop");

    private static final Map<String, Operator> BY_TITLE =
            Arrays.stream(values()).collect(Collectors.toMap(Operator::title, o -> o));

    private final String title;

    Operator(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Operator named(String name) {
        Operator known = BY_TITLE.get(name);
        if (known == null) {
            throw Errors.failedToParse(
                    "Unknown modifier: "
                            + name
                            + ". Expected a valid update modifier or pipeline-style update specified as an array");
        }
        return known;
    }

    /// Applies this operator at one path.
    ///
    /// @param inserting whether an upsert is creating the document
    void apply(Document document, List<String> path, @Nullable Object operand, boolean inserting) {
        switch (this) {
            case SET -> Slot.create(document, path).set(operand);
            case SET_ON_INSERT -> {
                if (inserting) {
                    Slot.create(document, path).set(operand);
                }
            }
            case UNSET -> ifThere(document, path, Slot::remove);
            case INC, MUL -> arithmetic(Slot.create(document, path), operand, document);
            case MIN, MAX -> extreme(Slot.create(document, path), operand);
            case CURRENT_DATE -> Slot.create(document, path).set(now(operand));
            case RENAME -> rename(document, path, operand);
            case PUSH -> ArrayOperators.push(Slot.create(document, path), operand, document);
            case ADD_TO_SET ->
                    ArrayOperators.addToSet(Slot.create(document, path), operand, document);
            case PULL -> ifThere(document, path, slot -> ArrayOperators.pull(slot, operand));
            case PULL_ALL -> ifThere(document, path, slot -> ArrayOperators.pullAll(slot, operand));
            case POP -> ifThere(document, path, slot -> ArrayOperators.pop(slot, operand));
        }
    }

    private static void ifThere(Document document, List<String> path, Consumer<Slot> change) {
        Slot slot = Slot.existing(document, path);
        if (slot != null && !(slot.get() instanceof Missing)) {
            change.accept(slot);
        }
    }

    private void arithmetic(Slot slot, @Nullable Object operand, Document document) {
        if (!(operand instanceof Number by)) {
            throw Errors.typeMismatch(
                    "Cannot "
                            + (this == INC ? "increment" : "multiply")
                            + " with non-numeric argument: {"
                            + slot.path()
                            + ": "
                            + Values.json(operand)
                            + "}");
        }
        switch (slot.get()) {
            case Missing _ -> slot.set(this == INC ? by : Values.multiply(by, 0));
            case Number old ->
                    slot.set(this == INC ? Values.add(old, by) : Values.multiply(old, by));
            case null, default ->
                    throw Errors.typeMismatch(
                            "Cannot apply "
                                    + title
                                    + " to a value of non-numeric type. {_id: "
                                    + Values.json(document.get("_id"))
                                    + "} has the field '"
                                    + slot.name()
                                    + "' of non-numeric type "
                                    + Utils.describeType(slot.get()));
        }
    }

    private void extreme(Slot slot, @Nullable Object operand) {
        Object old = slot.get();
        int comparison = old instanceof Missing ? 0 : Values.compare(operand, old);
        if (old instanceof Missing || (this == MIN ? comparison < 0 : comparison > 0)) {
            slot.set(operand);
        }
    }

    private static Object now(@Nullable Object operand) {
        Instant now = Clock.systemUTC().instant();
        return switch (operand) {
            case Boolean _ -> now;
            case Document type when "date".equals(type.get("$type")) -> now;
            case Document type when "timestamp".equals(type.get("$type")) ->
                    new BsonTimestamp(now, 1);
            case null, default ->
                    throw Errors.badValue(
                            Values.json(operand)
                                    + " is not valid type for $currentDate. Please use a boolean ('true') or a $type expression"
                                    + " ({$type: 'timestamp/date'}).");
        };
    }

    private static void rename(Document document, List<String> path, @Nullable Object operand) {
        if (!(operand instanceof String target)) {
            throw Errors.badValue(
                    "The 'to' field for $rename must be a string: " + Values.json(operand));
        }
        ifThere(
                document,
                path,
                slot -> {
                    Object value = slot.get();
                    slot.remove();
                    Slot.create(document, Slot.path(target)).set(value);
                });
    }
}
