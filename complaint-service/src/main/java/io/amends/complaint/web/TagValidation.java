package io.amends.complaint.web;

import io.amends.complaint.domain.Handling;
import io.amends.web.problem.Violations;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates tags: lower-case words.
final class TagValidation {
    private static final Pattern WORD =
            Pattern.compile("[\\p{Ll}\\p{Lo}\\p{Nd}][\\p{Ll}\\p{Lo}\\p{M}\\p{Nd}_-]{0,39}");

    private TagValidation() {}

    static void check(Violations violations, String field, @Nullable List<String> tags) {
        if (tags == null) {
            return;
        }
        violations.check(
                tags.size() <= Handling.MOST_TAGS,
                field,
                "may name at most " + Handling.MOST_TAGS + " tags");
        for (var i = 0; i < tags.size() && i < Handling.MOST_TAGS; i++) {
            var tag = tags.get(i);
            violations
                    .at(field)
                    .check(
                            tag != null && WORD.matcher(tag).matches(),
                            String.valueOf(i),
                            "must have 1 to 40 lower-case letters, digits, hyphens or underscores,"
                                    + " and begin with a letter or digit");
        }
    }
}
