package io.amends.complaint.application;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// E-mail addresses, and which of them are the same.
///
/// The domain is compared in the form that is sent over the network (ASCII, lower case), so that
/// `bücher.example` and `xn--bcher-kva.example` are one. The local part is compared without regard
/// to case, as practically all mail systems do, and otherwise as it is written: dots and what
/// follows a plus sign count.
public final class EmailAddresses {
    private static final Pattern LOCAL_PART = Pattern.compile("[^@\\p{C}\\p{Z}]{1,64}");
    private static final int LONGEST_DOMAIN = 253;

    private EmailAddresses() {}

    /// The form in which addresses are compared; empty where the text is none.
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
