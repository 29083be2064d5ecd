package io.amends.web.request;

import io.amends.json.Unicode;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The query of a URL. The servlet container decodes it late and leniently; this decodes it at once
/// and strictly.
final class QueryString {
    private static final int MOST_PARAMETERS = 500;
    private static final int HEX = 16;
    private static final int ASCII = 0x80;

    private QueryString() {}

    /// Refuses what is not UTF-8 in percent-encoding, contains NUL, or has no value.
    ///
    /// @throws Problem `invalid-input` that names every such parameter
    static void check(String query) {
        var parameters = query.split("&", -1);
        if (parameters.length > MOST_PARAMETERS) {
            throw Problem.invalid(
                    Violation.ofQuery("", "may have at most " + MOST_PARAMETERS + " parameters"));
        }
        var wrong = new ArrayList<Violation>();
        for (var parameter : parameters) {
            if (!parameter.isEmpty()) {
                check(parameter, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static void check(String parameter, List<Violation> wrong) {
        var equals = parameter.indexOf('=');
        var rawName = equals < 0 ? parameter : parameter.substring(0, equals);
        var name = decode(rawName);
        if (name.isEmpty() || decode(parameter).isEmpty()) {
            wrong.add(
                    Violation.ofQuery(
                            name.orElse(rawName),
                            "must be UTF-8 in percent-encoding, without NUL"));
        } else if (equals < 0 || decode(parameter.substring(equals + 1)).orElse("").isBlank()) {
            // An empty filter would look like one that matched everything.
            wrong.add(Violation.ofQuery(name.get(), "must have a value"));
        }
    }

    private static Optional<String> decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (var at = 0; at < encoded.length(); at++) {
            var character = encoded.charAt(at);
            if (character == '%') {
                var high = digit(encoded, ++at);
                var low = digit(encoded, ++at);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * HEX + low);
            } else if (character > 0xff) {
                return Optional.empty();
            } else {
                bytes.write(character == '+' ? ' ' : character);
            }
        }
        return Optional.of(Unicode.decode(bytes.toByteArray())).filter(Unicode::isWellFormed);
    }

    private static int digit(String encoded, int at) {
        var character = at < encoded.length() ? encoded.charAt(at) : ' ';
        // Character.digit also accepts digits of other scripts.
        return character < ASCII ? Character.digit(character, HEX) : -1;
    }
}
