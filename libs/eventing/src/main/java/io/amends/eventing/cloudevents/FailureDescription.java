package io.amends.eventing.cloudevents;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Describes exceptions in dead letters.
public final class FailureDescription {
    /// How many characters of a description are kept.
    static final int MOST_CHARACTERS = 300;

    private FailureDescription() {}

    /// The type and the first line of an exception, at most 300 printable characters.
    public static String of(Throwable e) {
        var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return printable(where(e) + e.getClass().getSimpleName() + ": " + line);
    }

    /// The types of the exceptions without their messages, which may quote customer data.
    public static String ofTypes(Throwable e) {
        var types = new StringBuilder(e.getClass().getSimpleName());
        for (var cause = e.getCause(); cause != null && types.length() < 200; ) {
            types.append(" by ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return types.toString();
    }

    /// At most 300 characters of a text, those that are invisible replaced.
    static String printable(String text) {
        return StrictText.printable(text, MOST_CHARACTERS);
    }

    /// The path of the member of the data that was being read, as `amount.currency: `.
    private static String where(Throwable e) {
        return e instanceof JacksonException failed && !failed.getPath().isEmpty()
                ? failed.getPath().stream()
                                .map(step -> String.valueOf(step.getPropertyName()))
                                .collect(Collectors.joining("."))
                        + ": "
                : "";
    }
}
