package io.amends.importer;

/// Text functions that several classes need.
final class TextUtils {
    private static final int SHORT = 60;

    private TextUtils() {}

    /// A value shortened for a message of one line.
    static String shortened(String value) {
        var flat = value.replaceAll("\\s+", " ");
        return flat.length() <= SHORT ? flat : flat.substring(0, SHORT) + "…";
    }
}
