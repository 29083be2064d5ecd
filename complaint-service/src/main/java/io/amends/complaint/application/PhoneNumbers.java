package io.amends.complaint.application;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Normalizes telephone numbers: `+44 (0)161 496 0000`, `0044 161 496 0000` and `+441614960000` are
/// equal. A number without a country belongs to the default region.
public final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\+?[\\p{Nd}\\p{Zs}()./\\p{Pd}]{3,40}(?:(?:;ext=|ext\\.?|x)\\p{Zs}*\\p{Nd}{1,7})?");
    private static final int FEWEST_DIGITS = 3;
    private static final String NO_REGION = "ZZ";

    private final String region;

    /// @param region region of numbers without a country, ISO 3166-1 alpha-2
    /// @throws IllegalArgumentException where the region has no telephone numbers
    public PhoneNumbers(String region) {
        this.region = region.toUpperCase(Locale.ROOT);
        if (!LIBRARY.getSupportedRegions().contains(this.region)) {
            throw new IllegalArgumentException(
                    region + " is no region with telephone numbers; name one of ISO 3166-1, as GB");
        }
    }

    /// Whether a text can be a telephone number in any region: digits and separators, and possible
    /// in its country where it has one.
    public static boolean isPlausible(String written) {
        var text = international(digits(written.strip()));
        var digits = text.chars().filter(it -> it >= '0' && it <= '9').count();
        return WRITTEN.matcher(text).matches()
                && digits >= FEWEST_DIGITS
                && (!text.startsWith("+") || normalize(text, NO_REGION).isPresent());
    }

    /// The number in E.164, with its extension where it has one; empty where no such number is
    /// possible.
    public Optional<String> normalize(String written) {
        return normalize(international(digits(written.strip())), region);
    }

    private static Optional<String> normalize(String text, String region) {
        try {
            var number = LIBRARY.parse(text, region);
            return LIBRARY.isPossibleNumber(number) ? Optional.of(text(number)) : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private static String text(PhoneNumber number) {
        var text = LIBRARY.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? text + ";ext=" + number.getExtension() : text;
    }

    /// Replaces a leading `00` by a plus sign, in every region.
    private static String international(String digits) {
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    private static String digits(String written) {
        var text = new StringBuilder();
        written.codePoints()
                .forEach(
                        it -> {
                            var digit = Character.digit(it, 10);
                            text.appendCodePoint(Character.isDigit(it) ? '0' + digit : it);
                        });
        return text.toString();
    }
}
