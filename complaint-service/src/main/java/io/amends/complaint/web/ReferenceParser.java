package io.amends.complaint.web;

import io.amends.complaint.domain.Reference;
import io.amends.web.problem.Problem;
import java.util.Locale;

/// Parses references in paths, in the spellings that people type.
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

    static Problem unknown(Reference reference) {
        return Problem.notFound(
                String.format(Locale.ROOT, "There is no complaint %s for you.", reference));
    }
}
