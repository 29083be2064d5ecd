package io.amends.web.problem;

import io.amends.web.list.EnumParameterConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;

/// Describes the expected value of a parameter.
final class ParameterDescriptions {

    private ParameterDescriptions() {}

    static String by(TypeMismatchException wrong) {
        var given = String.valueOf(wrong.getValue());
        var quoted = given.length() > 60 ? "this" : "`" + given + "`";
        return quoted + " does not fit; expected " + wanted(type(wrong));
    }

    /// The type of one value, also where a list is expected.
    private static Class<?> type(TypeMismatchException wrong) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException failed) {
                return failed.getTargetType().getObjectType();
            }
        }
        var type = wrong.getRequiredType();
        return type == null ? Object.class : type;
    }

    private static String wanted(Class<?> declared) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(declared);
        if (type.isEnum()) {
            return EnumParameterConverter.choices(type);
        }
        if (type == Instant.class) {
            return "an instant in UTC, as 2026-01-31T09:30:00Z";
        }
        if (type == LocalDate.class) {
            return "a date, as 2026-01-31";
        }
        if (type == YearMonth.class) {
            return "a month, as 2026-01";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) ? "a number" : "another value";
    }
}
