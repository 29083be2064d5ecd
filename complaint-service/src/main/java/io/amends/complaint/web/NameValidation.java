package io.amends.complaint.web;

import io.amends.web.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Validates names of people and teams. Names that look equal must be equal, so invisible
/// characters are not allowed.
final class NameValidation {
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern AT_AN_END = Pattern.compile("^[\\s\\p{Z}]|[\\s\\p{Z}]$");

    private NameValidation() {}

    /// Checks a name; null is valid.
    static void check(Violations violations, String field, @Nullable String name) {
        if (name != null) {
            violations
                    .text(field, name, CommandRequests.NAME)
                    .check(
                            !INVISIBLE.matcher(name).find(),
                            field,
                            "contains characters that cannot be seen; leave them out")
                    .check(
                            !AT_AN_END.matcher(name).find(),
                            field,
                            "must neither begin nor end with white space");
        }
    }
}
