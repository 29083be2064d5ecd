package io.amends.importer;

/// Small things about text that several parts need.
final class TextUtils {
    private static final int SHORT = 60;

    private TextUtils() {}

    /// A value as it can stand in a message of one line.
    static String shortened(String value) {
        var flat = value.replaceAll("\\s+", " ");
        return flat.length() <= SHORT ? flat : flat.substring(0, SHORT) + "…";
    }
}
