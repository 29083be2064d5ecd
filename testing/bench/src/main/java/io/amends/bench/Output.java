package io.amends.bench;

import java.util.Locale;

/// What a benchmark tells, a line at a time; numbers look the same wherever it runs.
final class Output {
    private Output() {}

    static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
