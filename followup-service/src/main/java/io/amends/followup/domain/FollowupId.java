package io.amends.followup.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A follow-up's id: the complaint's reference and the follow-up's number in its case file, as
/// `7K2M-94QX-1`. So whoever has the id knows where it lies.
///
/// @param reference the complaint's reference
/// @param number from 1
public record FollowupId(String reference, int number) {
    private static final Pattern FORM = Pattern.compile("(.+)-([1-9][0-9]{0,5})");

    /// Reads an id; upper and lower case are the same. Empty where it cannot be one.
    public static Optional<FollowupId> parse(String text) {
        var parts = FORM.matcher(text.toUpperCase(Locale.ROOT));
        return parts.matches()
                ? Optional.of(new FollowupId(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return reference + "-" + number;
    }
}
