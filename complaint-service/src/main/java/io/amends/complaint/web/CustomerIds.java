package io.amends.complaint.web;

import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.util.regex.Pattern;

/// The format of a customer's id. `.` and `..` are invalid: a URL that ends with one is another
/// path.
final class CustomerIds {
    static final String EXPECTED =
            "must be a pseudonym of 1 to 64 letters, digits, '.', '_', '~' or '-', other than '.'"
                    + " and '..'; an e-mail address belongs into email";

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,64}");

    private CustomerIds() {}

    static boolean isWellFormed(String id) {
        return ID.matcher(id).matches();
    }

    /// Checks an id from a path.
    ///
    /// @throws Problem 400 where the format is invalid
    static String ofAddress(String id) {
        if (!isWellFormed(id)) {
            throw Problem.invalid(
                    Violation.ofPath("id", "must be a customer's id, as complaints have it"));
        }
        return id;
    }
}
