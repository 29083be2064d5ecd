package io.amends.settings;

/// Formats users' values for messages: on one line, short, without passwords.
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String line(String given) {
        var line = given.replaceAll("://\\S*@", "://…@").replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
