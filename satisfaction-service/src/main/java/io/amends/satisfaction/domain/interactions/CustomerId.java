package io.amends.satisfaction.domain.interactions;

import java.util.regex.Pattern;

/// The format of a customer id: a pseudonym, so no e-mail address. `.` and `..` are invalid: a URL
/// that ends with one is another path.
public final class CustomerId {
    private static final Pattern PSEUDONYM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,64}");

    /// The error message for an invalid id.
    public static final String EXPECTED =
            "must be a pseudonym of 1 to 64 letters, digits, and . _ ~ - other than . and ..";

    private CustomerId() {}

    /// Whether a text is a valid customer id.
    public static boolean isOne(String text) {
        return PSEUDONYM.matcher(text).matches();
    }

    /// The id, if valid.
    ///
    /// @throws IllegalArgumentException otherwise; its message omits the text, which may be
    ///   personal
    public static String require(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("customerId " + EXPECTED);
        }
        return text;
    }
}
