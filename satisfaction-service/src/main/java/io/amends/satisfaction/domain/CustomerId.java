package io.amends.satisfaction.domain;

import java.util.regex.Pattern;

/// What a customer's id looks like: a pseudonym, so no e-mail address.
public final class CustomerId {
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    /// What is wrong with an id that is none.
    public static final String EXPECTED =
            "must be a pseudonym of 1 to 64 letters, digits, and . _ ~ -";

    private CustomerId() {}

    /// Whether a text can be a customer's id.
    public static boolean isOne(String text) {
        return PSEUDONYM.matcher(text).matches();
    }

    /// The id, if it is one.
    ///
    /// @throws IllegalArgumentException otherwise; without the text, which may be personal
    public static String require(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("customerId " + EXPECTED);
        }
        return text;
    }
}
