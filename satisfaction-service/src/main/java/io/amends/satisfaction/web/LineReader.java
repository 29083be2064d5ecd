package io.amends.satisfaction.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads lines of bytes with bounded memory, however long they are.
final class LineReader {
    private static final int LONGEST = 64 << 10;

    private final InputStream in;
    private long number;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, LONGEST);
    }

    /// A line without its terminator.
    ///
    /// @param tooLong whether the line exceeds the limit; then `bytes` is its beginning
    record Line(byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (var each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /// The number of the last line read, from 1.
    long number() {
        return number;
    }

    /// The next line; null at the end.
    @Nullable Line next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var tooLong = false;
        var next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < LONGEST) {
                bytes.write(next);
            } else {
                tooLong = true;
            }
        }
        number++;
        return new Line(bytes.toByteArray(), tooLong);
    }
}
