package io.amends.launcher.importing;

/// Small things about text that several parts need.
final class Text {
    private static final int SHORT = 60;

    private Text() {}

    /// A value as it can stand in a message of one line.
    static String shortened(String value) {
        var flat = value.replaceAll("\\s+", " ");
        return flat.length() <= SHORT ? flat : flat.substring(0, SHORT) + "…";
    }

    /// How many letters must change to make one word of the other (Levenshtein), to guess what was
    /// meant.
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
