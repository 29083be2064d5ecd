package io.amends.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Invalid values, known ones and random ones.
final class HostileValues {
    private static final int RANDOM_ONES = 12;

    private static final List<String> QUERY =
            List.of(
                    "",
                    "%00",
                    "a%00b",
                    "%FF",
                    "%c0%80",
                    "%ed%a0%80",
                    "%f4%90%80%80",
                    "%",
                    "%4",
                    "%zz",
                    "%25",
                    "+",
                    "%20",
                    "%0d%0aX-Other:%201",
                    "%e2%80%8b",
                    "-1",
                    "0",
                    "1e1000000000",
                    "NaN",
                    "Infinity",
                    "-0.0",
                    "0x1p3",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "1748995200",
                    "true",
                    "null",
                    "%2B1000000000-01-01T00:00:00Z",
                    "-1000000000-01-01T00:00:00Z",
                    "%2B999999999-12-31",
                    "%2B999999999-12",
                    "0000-01-01T00:00:00Z",
                    "0001-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999Z",
                    "0001-01-01",
                    "9999-12-31",
                    "0001-01",
                    "9999-12",
                    "2026-02-30",
                    "2026-01-31T24:00:00Z",
                    "AAAA",
                    "AAEAAQAB",
                    "..",
                    "$where",
                    "%7B%22$gt%22:%22%22%7D",
                    "'%20or%201=1",
                    "*",
                    "~",
                    "a".repeat(4000));

    private static final List<String> PATH =
            List.of(
                    "%00",
                    "%FF",
                    "%c0%80",
                    "%zz",
                    "%25",
                    "%2e%2e",
                    "%2f",
                    "%5c",
                    "%0d%0a",
                    ";a=b",
                    "-1",
                    "0",
                    "99999999999999999999999999",
                    "7K2M-94QX~99999999999",
                    "complaint.%00",
                    "followup.x",
                    "satisfaction.$where",
                    "a".repeat(4000),
                    "%e2%80%8b",
                    "%f0%9f%98%80",
                    "{}",
                    "$",
                    "+");

    private static final List<String> JSON =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.0",
                    "1e2",
                    "1e1000000000",
                    "-1e1000000000",
                    "99999999999999999999999999",
                    "1748995200",
                    "\"\"",
                    "\" \"",
                    "\"1\"",
                    "\"1.0\"",
                    "\"true\"",
                    "\"null\"",
                    "\"1E2147483647\"",
                    "\"1E-2147483647\"",
                    "\"99999999999999999999999999.99\"",
                    "\"a\\u0000b\"",
                    "\"\\ud800\"",
                    "\"\\udc00a\"",
                    "\"\\u200b\\u200d\"",
                    "\"\\u0007\"",
                    "\"+1000000000-01-01T00:00:00Z\"",
                    "\"-1000000000-01-01T00:00:00Z\"",
                    "\"0001-01-01T00:00:00Z\"",
                    "\"9999-12-31T23:59:59.999999999Z\"",
                    "\"P99999999999D\"",
                    "\"..\"",
                    "\"$where\"",
                    "[]",
                    "[null]",
                    "[[]]",
                    "[\"\"]",
                    "{}",
                    "{\"a\": 1}",
                    "{\"$gt\": \"\"}",
                    "\"" + "x".repeat(20_000) + "\"",
                    "[".repeat(600) + "]".repeat(600));

    private final Random random;

    HostileValues(long seed) {
        this.random = new Random(seed);
    }

    /// Values of query parameters, encoded or deliberately not.
    List<String> inQueries() {
        return withRandom(QUERY);
    }

    /// Path segments.
    List<String> inPaths() {
        return withRandom(PATH);
    }

    /// Values in JSON documents.
    List<String> inJson() {
        return JSON;
    }

    /// A random third of them.
    List<String> someInJson() {
        var some = new ArrayList<>(JSON);
        Collections.shuffle(some, random);
        return some.subList(0, JSON.size() / 3);
    }

    private List<String> withRandom(List<String> known) {
        var values = new ArrayList<>(known);
        for (var each = 0; each < RANDOM_ONES; each++) {
            values.add(each % 2 == 0 ? randomBytes() : randomText());
        }
        return values;
    }

    private String randomBytes() {
        var encoded = new StringBuilder();
        for (var left = 1 + random.nextInt(8); left > 0; left--) {
            encoded.append(String.format(Locale.ROOT, "%%%02x", random.nextInt(256)));
        }
        return encoded.toString();
    }

    private String randomText() {
        var encoded = new StringBuilder();
        for (var left = 1 + random.nextInt(6); left > 0; left--) {
            var character = 1 + random.nextInt(Character.MAX_CODE_POINT);
            for (var each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format(Locale.ROOT, "%%%02x", each & 0xff));
            }
        }
        return encoded.toString();
    }
}
