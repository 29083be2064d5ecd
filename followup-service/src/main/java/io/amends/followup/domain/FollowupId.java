package io.amends.followup.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A follow-up's id: the complaint's reference and the follow-up's number in its case file, as
/// `7K2M-94QX~1`. So the id contains the id of the case file that stores it.
///
/// @param reference the complaint's reference
/// @param number from 1
public record FollowupId(String reference, int number) {
    private static final Pattern FORM = Pattern.compile("(.+)~([1-9][0-9]{0,5})");
    private static final Pattern REFERENCE = Pattern.compile("([0-9A-Z]{4})([0-9A-Z]{4})");

    /// Parses an id. Empty where the format is invalid.
    public static Optional<FollowupId> parse(String text) {
        var parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(
                        new FollowupId(reference(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /// Normalizes a complaint's reference as people write it down on the telephone: case and
    /// hyphens do not matter, and letters that look like digits are digits (Crockford's base 32).
    public static String reference(String text) {
        var plain =
                text.strip()
                        .toUpperCase(Locale.ROOT)
                        .replace("-", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        var groups = REFERENCE.matcher(plain);
        return groups.matches() ? groups.group(1) + "-" + groups.group(2) : text;
    }

    @Override
    public String toString() {
        return reference + "~" + number;
    }
}
