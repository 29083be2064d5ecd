package io.amends.importer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits a file into lines before anything is decoded, so that an invalid byte affects only its
/// line. Lines that were read can be pushed back: this is how parsing restarts after an unclosed
/// quote.
final class PhysicalLines implements Closeable {

    /// Longer lines are truncated: the platform accepts no such body, and memory stays bounded for
    /// any file.
    static final int LONGEST = 1 << 20;

    /// @param number from 1
    /// @param bytes without the line end
    /// @param end the offset in the file after this line
    /// @param cut whether the line was longer than [#LONGEST]
    record Line(long number, byte[] bytes, long end, boolean cut) {}

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private int from;
    private int to;
    private long offset;
    private long number;

    PhysicalLines(InputStream in) {
        this.in = in;
    }

    @Nullable Line next() throws IOException {
        var again = givenBack.pollFirst();
        return again != null ? again : read();
    }

    /// The next calls of [#next()] return these lines again, in their order.
    void unread(List<Line> lines) {
        lines.reversed().forEach(givenBack::addFirst);
    }

    private @Nullable Line read() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        var line = new ByteArrayOutputStream(256);
        boolean cut = false;
        do {
            int end = newline();
            cut |= append(line, end);
            offset += end - from;
            from = end;
            if (from < to) {
                from++;
                offset++;
                break;
            }
        } while (fill());
        return new Line(++number, withoutReturn(line.toByteArray()), offset, cut);
    }

    private int newline() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean append(ByteArrayOutputStream line, int end) {
        int room = Math.min(end - from, LONGEST - line.size());
        line.write(buffer, from, room);
        return room < end - from;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private static byte[] withoutReturn(byte[] bytes) {
        int last = bytes.length - 1;
        return last >= 0 && bytes[last] == '\r' ? java.util.Arrays.copyOf(bytes, last) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
