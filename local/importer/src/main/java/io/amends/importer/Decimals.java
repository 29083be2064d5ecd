package io.amends.importer;

import java.util.regex.Pattern;

/// The number format of amounts in a file. The thousands separator may be the other one of point
/// and comma, a blank (also a non-breaking one) or an apostrophe.
enum Decimals {
    /// As in JSON; nothing is converted.
    AS_THEY_ARE("", ""),
    /// `1,234.50`
    POINT(".", ","),
    /// `1.234,50`
    COMMA(",", ".");

    private static final String BLANKS = " \u00a0\u202f'’";

    private final String point;
    private final Pattern number;

    Decimals(String point, String thousands) {
        this.point = point;
        this.number =
                Pattern.compile(
                        "([+-]?)(\\d{1,3}(?:([BLANKS@])\\d{3})(?:\\3\\d{3})*|\\d+)(?:P(\\d+))?"
                                .replace("BLANKS", BLANKS)
                                .replace("@", Pattern.quote(thousands))
                                .replace("P", Pattern.quote(point)));
    }

    /// The amount as the API expects it.
    ///
    /// @throws InvalidRowException when it is not in this format
    String amount(String field, String text) {
        if (this == AS_THEY_ARE) {
            return text;
        }
        var found = number.matcher(text.strip());
        if (!found.matches()) {
            throw new InvalidRowException(
                    field
                            + ": '"
                            + TextUtils.shortened(text)
                            + "' is no amount with '"
                            + point
                            + "' before its decimals (see 'decimal' in the mapping)");
        }
        var sign = "-".equals(found.group(1)) ? "-" : "";
        var whole = found.group(2).replaceAll("\\D", "");
        return sign + whole + (found.group(4) == null ? "" : "." + found.group(4));
    }
}
