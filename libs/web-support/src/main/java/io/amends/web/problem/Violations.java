package io.amends.web.problem;

import io.amends.json.Unicode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects all errors of a body, so that they are reported at once.
///
/// The first error of a field wins: a value that could not be read is not reported as missing as
/// well. [#at(String)] returns a view of one level deeper that collects into the same list.
public final class Violations {

    private final String prefix;
    private final List<Violation> found;
    private final FieldRules rules;

    /// An empty collector for the whole body.
    public Violations() {
        this("", new ArrayList<>(), NoRules.INSTANCE);
    }

    private Violations(String prefix, List<Violation> found, FieldRules rules) {
        this.prefix = prefix;
        this.found = found;
        this.rules = rules;
    }

    /// A collector that reports the rules for fields, for the OpenAPI document.
    public static Violations reportingTo(FieldRules rules) {
        return new Violations("", new ArrayList<>(), rules);
    }

    /// The same collector, seen from inside `field`.
    public Violations at(String field) {
        return new Violations(pointer(field), found, rules);
    }

    /// The same collector, seen from inside the element at `index`, counted from 0.
    public Violations at(int index) {
        return new Violations(prefix + "/" + index, found, rules);
    }

    /// Reports `field` (empty: the object itself), unless it has an error already.
    public Violations add(String field, String detail) {
        return report(new Violation(field.isEmpty() ? prefix : pointer(field), detail));
    }

    /// Reports a violation with its full pointer.
    public Violations report(Violation violation) {
        if (found.stream().noneMatch(known -> overlap(known, violation))) {
            found.add(violation);
        }
        return this;
    }

    /// Reports `field` when `fine` is false.
    public Violations check(boolean fine, String field, String detail) {
        return fine ? this : add(field, detail);
    }

    /// The field is required.
    public Violations required(String field, @Nullable Object value) {
        rules.required(pointer(field));
        return check(value != null, field, "is required");
    }

    /// The string is required and has 1 to `max` characters, one of them visible.
    public Violations text(String field, @Nullable String value, int max) {
        rules.required(pointer(field));
        rules.length(pointer(field), 1, max);
        return value == null
                ? add(field, "is required")
                : check(Unicode.isVisible(value), field, "must not be empty")
                        .optionalText(field, value, max);
    }

    /// The name or id, where given, has 1 to `max` characters, one of them visible.
    public Violations optionalName(String field, @Nullable String value, int max) {
        rules.length(pointer(field), 1, max);
        return value == null
                ? this
                : check(Unicode.isVisible(value), field, "must not be empty")
                        .optionalText(field, value, max);
    }

    /// The text, where given, has at most `max` characters and no control characters but line ends
    /// and tabs.
    public Violations optionalText(String field, @Nullable String value, int max) {
        rules.length(pointer(field), 0, max);
        if (value == null) {
            return this;
        }
        check(
                value.codePointCount(0, value.length()) <= max,
                field,
                String.format(Locale.ROOT, "may have at most %,d characters", max));
        return check(
                value.codePoints().noneMatch(Violations::unprintable),
                field,
                "contains control characters; leave them out");
    }

    /// The number, where given, is between `min` and `max`, both included.
    public Violations range(String field, @Nullable Integer value, int min, int max) {
        rules.range(pointer(field), min, max);
        var fine = value == null || (value >= min && value <= max);
        return check(
                fine,
                field,
                String.format(Locale.ROOT, "must be a whole number from %d to %d", min, max));
    }

    /// The list is not empty.
    public Violations some(String field, @Nullable Collection<?> values) {
        rules.required(pointer(field));
        rules.size(pointer(field), 1);
        return check(values != null && !values.isEmpty(), field, "must name at least one");
    }

    /// Whether there are no errors.
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// The errors so far.
    public List<Violation> list() {
        return List.copyOf(found);
    }

    /// Ends the request with `invalid-input` when there are errors.
    ///
    /// @throws Problem with every violation
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problem.invalid(found);
        }
    }

    private enum NoRules implements FieldRules {
        INSTANCE;

        @Override
        public void required(String pointer) {}

        @Override
        public void length(String pointer, int min, int max) {}

        @Override
        public void range(String pointer, int min, int max) {}

        @Override
        public void size(String pointer, int min) {}
    }

    private String pointer(String field) {
        return prefix + "/" + Violation.escape(field);
    }

    private static boolean overlap(Violation known, Violation other) {
        return Objects.equals(known.in(), other.in())
                && (known.pointer().equals(other.pointer())
                        || (known.pointer() + "/").startsWith(other.pointer() + "/")
                        || (other.pointer() + "/").startsWith(known.pointer() + "/"));
    }

    private static boolean unprintable(int character) {
        return Character.isISOControl(character)
                && character != '\n'
                && character != '\r'
                && character != '\t';
    }
}
