package io.amends.complaint.web;

import io.amends.web.problem.Violations;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Language tags of BCP 47, such as `en` or `zh-Hant`.
final class Languages {
    private static final int LONGEST = 35;

    private Languages() {}

    static void check(Violations violations, String field, @Nullable String tag) {
        violations.check(
                tag == null || isWellFormed(tag),
                field,
                "must be a language tag of BCP 47, as en or zh-Hant");
    }

    private static boolean isWellFormed(String tag) {
        try {
            new Locale.Builder().setLanguageTag(tag);
            return !tag.isEmpty() && tag.length() <= LONGEST;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
