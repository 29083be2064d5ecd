package io.amends.complaint.application;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Telephone numbers, and which of them are the same: `+44 (0)161 496 0000`, `0044 161 496 0000`
/// and `+441614960000` are. A number without its country is one of the default region.
public final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\+?[\\p{Nd}\\p{Zs}()./\\p{Pd}]{3,40}(?:(?:;ext=|ext\\.?|x)\\p{Zs}*\\p{Nd}{1,7})?");
    private static final int FEWEST_DIGITS = 3;
    private static final String NO_REGION = "ZZ";

    private final String region;

    /// @param region where numbers without a country belong, ISO 3166-1 alpha-2
    /// @throws IllegalArgumentException where that is no region with telephone numbers
    public PhoneNumbers(String region) {
        this.region = region.toUpperCase(Locale.ROOT);
        if (!LIBRARY.getSupportedRegions().contains(this.region)) {
            throw new IllegalArgumentException(
                    region + " is no region with telephone numbers; name one of ISO 3166-1, as GB");
        }
    }

    /// Whether a text may be a telephone number wherever it is dialled: digits and what is written
    /// between them, and where it names its country, possible there.
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

    /// Two zeros before a country mean the same as a plus sign, wherever the number is dialled.
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
