package io.amends.complaint.domain;

import java.util.Locale;

/// Severity, impact and urgency of a complaint; each from 1 to 4, 4 is worst.
public record Grading(int severity, int impact, int urgency) {
    /// The grade where none is given.
    public static final int DEFAULT = 2;

    public Grading {
        check("severity", severity);
        check("impact", impact);
        check("urgency", urgency);
    }

    private static void check(String name, int grade) {
        if (grade < 1 || grade > 4) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %d, but must be from 1 to 4", name, grade));
        }
    }
}
