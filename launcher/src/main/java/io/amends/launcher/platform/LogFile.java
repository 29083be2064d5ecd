package io.amends.launcher.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What a process said, in a file of bounded size with one predecessor, and its last lines at hand.
final class LogFile {

    private static final long LARGEST = 16L << 20;
    private static final int LAST_LINES = 40;

    private final Path file;
    private final Deque<String> last = new ArrayDeque<>();
    private Writer writer;
    private long size;

    LogFile(Path file) {
        this.file = file;
        this.writer = open();
    }

    synchronized void write(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        try {
            if (size > LARGEST) {
                rotate();
            }
            writer.append(line).append('\n').flush();
            size += line.length() + 1L;
        } catch (IOException full) {
            // A full disk must not stop what runs; the last lines are still at hand.
        }
    }

    synchronized List<String> lastLines() {
        return List.copyOf(last);
    }

    private void rotate() throws IOException {
        writer.close();
        Files.move(
                file,
                file.resolveSibling(file.getFileName() + ".1"),
                StandardCopyOption.REPLACE_EXISTING);
        writer = open();
    }

    private Writer open() {
        try {
            size = Files.exists(file) ? Files.size(file) : 0;
            return Files.newBufferedWriter(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
