package io.amends.system;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// A trace that a caller starts (W3C trace context).
///
/// @param id 32 hexadecimal digits
record Trace(String id) {

    static Trace begin() {
        var random = ThreadLocalRandom.current();
        return new Trace(
                String.format(
                        Locale.ROOT, "%016x%016x", random.nextLong() | 1, random.nextLong() | 1));
    }

    /// The header's name and value.
    String[] header() {
        return new String[] {"traceparent", "00-" + id + "-00f067aa0ba902b7-01"};
    }
}
