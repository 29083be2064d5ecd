package io.amends.importer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line's text, and its encoding error, if any. The text is present in both cases (with U+FFFD
/// for undecodable bytes), because the end of a record must be found even when one of its
/// characters is broken.
record DecodedLine(String text, @Nullable String trouble) {

    static DecodedLine of(PhysicalLines.Line line, Charset charset) {
        var bytes = line.bytes();
        int start = line.number() == 1 ? byteOrderMark(bytes) : 0;
        if (line.cut()) {
            return new DecodedLine(
                    new String(bytes, start, bytes.length - start, charset),
                    "the line is longer than " + PhysicalLines.LONGEST + " bytes");
        }
        var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var out = CharBuffer.allocate(bytes.length - start + 1);
        var result =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(in, out, true);
        if (!result.isError()) {
            return new DecodedLine(out.flip().toString(), null);
        }
        return new DecodedLine(
                new String(bytes, start, bytes.length - start, charset),
                String.format(
                        Locale.ROOT,
                        "byte 0x%02X at position %d of the line is not %s; where the whole file is written in another way, say so with 'charset' in the mapping",
                        bytes[in.position()],
                        in.position() + 1,
                        charset));
    }

    private static int byteOrderMark(byte[] bytes) {
        boolean mark =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }
}
