package io.amends.contracts;

import java.util.regex.Pattern;

/// The format of a customer's id, by REST and in events: a pseudonym, so no e-mail address. `.` and
/// `..` are invalid: a URL that ends with one is another path.
public final class CustomerIdFormat {
    /// The regular expression, as the events' schemas have it between `^` and `$`.
    public static final String PATTERN = "(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,64}";

    /// The error message for an invalid id.
    public static final String EXPECTED =
            "must be a pseudonym of 1 to 64 letters, digits, and . _ ~ - other than . and ..";

    private static final Pattern ID = Pattern.compile(PATTERN);

    private CustomerIdFormat() {}

    /// Whether a text is a valid customer id.
    public static boolean isValid(String text) {
        return ID.matcher(text).matches();
    }
}
