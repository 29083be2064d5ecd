package io.amends.importer;

/// A number in a file's notation, split into sign and digits: `-14.97`, `14.97-`, `(14.97)`, with a
/// hyphen or a minus sign.
///
/// @param negative whether it is below zero; false for `-0.00`
/// @param absolute the text without its sign; unchanged if it has none
record SignedNumber(boolean negative, String absolute) {

    static SignedNumber of(String text) {
        var number = text.strip();
        var unsigned = unsigned(number).strip();
        return unsigned.equals(number) || unsigned.isEmpty() || !isNumber(unsigned.charAt(0))
                ? new SignedNumber(false, text)
                : new SignedNumber(unsigned.chars().anyMatch(c -> c >= '1' && c <= '9'), unsigned);
    }

    private static String unsigned(String number) {
        var end = number.length() - 1;
        if (end < 1) {
            return number;
        }
        if (isMinus(number.charAt(0))) {
            return number.substring(1);
        }
        if (isMinus(number.charAt(end))) {
            return number.substring(0, end);
        }
        return number.charAt(0) == '(' && number.charAt(end) == ')'
                ? number.substring(1, end)
                : number;
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212';
    }

    private static boolean isNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == ',';
    }
}
