package io.amends.web.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Describes the expected value of a field, in words that need no knowledge of Java.
final class FieldErrors {

    private FieldErrors() {}

    static String with(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidFormatException format ->
                    expected(format.getTargetType(), format.getValue());
            case MismatchedInputException mismatch -> expected(mismatch.getTargetType(), null);
            case ValueInstantiationException refused -> refused(refused);
            case InputCoercionException outside -> expected(outside.getTargetType(), null);
            default -> "cannot be read";
        };
    }

    private static String unknownField(UnrecognizedPropertyException unknown) {
        Collection<Object> ids =
                Optional.ofNullable(unknown.getKnownPropertyIds()).orElse(List.of());
        var known = ids.stream().map(Object::toString).sorted().toList();
        var name = unknown.getPropertyName();
        var likely =
                known.stream()
                        .filter(candidate -> distance(name, candidate) <= 2)
                        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                        .map(nearest -> "did you mean `" + nearest + "`? ")
                        .orElse("");
        return known.isEmpty()
                ? "is not known here; leave it out (no fields are expected)"
                : "is not known here; " + likely + "known fields: " + String.join(", ", known);
    }

    private static String refused(ValueInstantiationException refused) {
        return refused.getCause() instanceof IllegalArgumentException cause
                        && cause.getMessage() != null
                ? cause.getMessage()
                : "cannot be read";
    }

    private static String expected(@Nullable Class<?> type, @Nullable Object value) {
        var wanted =
                type == null
                        ? "something else"
                        : wanted(ClassUtils.resolvePrimitiveIfNecessary(type));
        return value instanceof String given && given.length() <= 60
                ? String.format(Locale.ROOT, "`%s` does not fit; expected %s", given, wanted)
                : "expected " + wanted;
    }

    static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == BigDecimal.class) {
            return "a decimal number as text, as \"12.50\"";
        }
        if (Number.class.isAssignableFrom(type)) {
            return type == Double.class || type == Float.class ? "a number" : "a whole number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return wantedText(type);
    }

    private static String wantedText(Class<?> type) {
        if (type == Instant.class) {
            return "an instant in UTC, as \"2026-01-31T09:30:00Z\"";
        }
        if (type == LocalDate.class) {
            return "a date, as \"2026-01-31\"";
        }
        if (type == Duration.class) {
            return "a duration, as \"P3D\" or \"PT2H\"";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return CharSequence.class.isAssignableFrom(type) ? "text" : "an object";
    }

    /// How many letters must be changed, added or left out (Levenshtein's distance).
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
