package io.amends.complaint.application;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Normalizes e-mail addresses for comparison.
///
/// The domain is compared in the form that is sent over the network (ASCII, lower case), so that
/// `bücher.example` and `xn--bcher-kva.example` are one. The local part is compared without regard
/// to case, as practically all mail systems do, and otherwise unchanged: dots and the part after a
/// plus sign are significant.
public final class EmailAddresses {
    private static final Pattern LOCAL_PART = Pattern.compile("[^@\\p{C}\\p{Z}]{1,64}");
    private static final int LONGEST_DOMAIN = 253;

    private EmailAddresses() {}

    /// The address in its form for comparison; empty where the text is no address.
    public static Optional<String> normalize(String written) {
        var text = Normalizer.normalize(written, Normalizer.Form.NFC);
        var at = text.lastIndexOf('@');
        if (at < 0 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1))
                .map(domain -> text.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain);
    }

    private static Optional<String> domain(String written) {
        try {
            var flags = IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED;
            var ascii = IDN.toASCII(written, flags).toLowerCase(Locale.ROOT);
            var domain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return domain.isEmpty() || domain.length() > LONGEST_DOMAIN
                    ? Optional.empty()
                    : Optional.of(domain);
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
