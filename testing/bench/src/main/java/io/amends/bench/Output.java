package io.amends.bench;

import java.util.Locale;

/// The output of a benchmark, line by line; number formats do not depend on the locale.
final class Output {
    private Output() {}

    static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
