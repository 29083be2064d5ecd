package io.amends.gateway.access;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Checks that a query string has exactly one interpretation.
final class QueryStringCheck {

    private static final Pattern ENCODED =
            Pattern.compile("(?:[A-Za-z0-9._~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})*+");

    private QueryStringCheck() {}

    /// Whether the query is percent-encoded UTF-8.
    static boolean isReadable(String query) {
        if (!ENCODED.matcher(query).matches()) {
            return false;
        }
        var bytes =
                URLDecoder.decode(query, StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException otherCharset) {
            return false;
        }
    }
}
