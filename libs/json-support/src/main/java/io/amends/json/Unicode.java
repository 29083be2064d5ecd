package io.amends.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Checks text from clients: well-formed Unicode without NUL, and where required, visible.
public final class Unicode {
    private static final String UNPAIRED = "\ud800";
    private static final char REPLACEMENT = '\ufffd';

    private static final int HANGUL_CHOSEONG_FILLER = 0x115f;
    private static final int HANGUL_JUNGSEONG_FILLER = 0x1160;
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_HANGUL_FILLER = 0xffa0;
    private static final int BRAILLE_BLANK = 0x2800;

    private Unicode() {}

    /// Decodes UTF-8. Invalid bytes (overlong, truncated, halves of surrogate pairs) become an
    /// unpaired surrogate, so that [#isWellFormed(CharSequence)] is false for the text.
    public static String decode(byte[] utf8) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(UNPAIRED);
        try {
            return decoder.decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether text has neither unpaired surrogates, which UTF-8 cannot encode, nor NUL.
    public static boolean isWellFormed(CharSequence text) {
        return text.codePoints().noneMatch(each -> each == 0 || isSurrogate(each));
    }

    /// The text with U+FFFD in place of unpaired surrogates, so that it can be written.
    public static String repaired(String text) {
        if (text.codePoints().noneMatch(Unicode::isSurrogate)) {
            return text;
        }
        var repaired = new StringBuilder(text.length());
        text.codePoints()
                .forEach(each -> repaired.appendCodePoint(isSurrogate(each) ? REPLACEMENT : each));
        return repaired.toString();
    }

    /// Whether text is visible: at least one character that is not white space, a control or format
    /// character (zero-width ones among them), or a mark without a letter.
    public static boolean isVisible(CharSequence text) {
        return text.codePoints().anyMatch(Unicode::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default ->
                    character != HANGUL_CHOSEONG_FILLER
                            && character != HANGUL_JUNGSEONG_FILLER
                            && character != HANGUL_FILLER
                            && character != HALFWIDTH_HANGUL_FILLER
                            && character != BRAILLE_BLANK;
        };
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
