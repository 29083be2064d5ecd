package io.amends.eventing.cloudevents;

import io.amends.json.Unicode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Text that can be stored and compared: valid UTF-8 without NUL and without lone surrogates.
final class StrictText {
    private StrictText() {}

    /// The text of these bytes; null where they are not valid UTF-8. Overlong forms and encoded
    /// surrogates are not.
    static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /// Whether a text has no control character and no lone surrogate, as identifiers must not.
    static boolean isIdentifier(String text) {
        return Unicode.isWellFormed(text) && text.codePoints().noneMatch(Character::isISOControl);
    }

    /// Whether all strings and names within a JSON value are without NUL and lone surrogates.
    static boolean isClean(JsonNode node) {
        if (node.isString()) {
            return Unicode.isWellFormed(node.stringValue());
        }
        for (var name : node.propertyNames()) {
            if (!Unicode.isWellFormed(name)) {
                return false;
            }
        }
        for (var child : node) {
            if (!isClean(child)) {
                return false;
            }
        }
        return true;
    }

    /// A text for operators, with all invisible characters replaced.
    static String printable(String text, int longest) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .map(
                        point ->
                                Character.isISOControl(point)
                                                || Character.getType(point) == Character.SURROGATE
                                        ? '?'
                                        : point)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
