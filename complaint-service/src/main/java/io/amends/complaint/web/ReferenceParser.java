package io.amends.complaint.web;

import io.amends.complaint.domain.Reference;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violations;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Parses references in paths and bodies, in the spellings that people type.
final class ReferenceParser {
    private ReferenceParser() {}

    static Reference read(String typed) {
        return Reference.read(typed)
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "That is no complaint's reference: one reads as 7K2M-94QX,"
                                                + " and its check character finds slips of the pen."));
    }

    /// Checks the reference of another complaint in a body.
    static void check(Violations violations, String field, @Nullable String typed) {
        violations
                .required(field, typed)
                .check(
                        typed == null || Reference.read(typed).isPresent(),
                        field,
                        "is no complaint's reference; one reads as 7K2M-94QX");
    }

    /// The reference in its own spelling; call only after validation.
    static String required(@Nullable String typed) {
        return Reference.read(Objects.requireNonNull(typed)).orElseThrow().text();
    }

    static Problem unknown(Reference reference) {
        return Problem.notFound(
                String.format(Locale.ROOT, "There is no complaint %s for you.", reference));
    }
}
