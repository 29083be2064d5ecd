package io.amends.launcher.platform;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The output of a process, in a file of bounded size with one predecessor, and its last lines.
///
/// Services write most of it as JSON lines; plain text (that a component is ready, messages of the
/// Java machine) is converted to the same form, so that a log collector reads one format.
final class LogFile {

    private static final long LARGEST = 16L << 20;
    private static final int LAST_LINES = 40;

    private final Path file;
    private final Deque<String> last = new ArrayDeque<>();
    private @Nullable Writer writer;
    private long size;
    private long unwritten;

    LogFile(Path file) {
        this.file = file;
    }

    synchronized void write(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        try {
            append(line);
        } catch (IOException full) {
            // A full disk must not stop the process; the last lines are still in memory.
            unwritten++;
            close();
        }
    }

    private void append(String line) throws IOException {
        var open = opened();
        if (unwritten > 0) {
            // The last line may have been truncated.
            put(open, "\n" + structured(unwritten + " lines could not be written here"));
            unwritten = 0;
        }
        put(open, structured(line));
    }

    private void put(Writer open, String text) throws IOException {
        open.append(text).append('\n').flush();
        size += text.length() + 1L;
    }

    private Writer opened() throws IOException {
        if (writer != null && size > LARGEST) {
            rotate();
        }
        var open = writer == null ? open() : writer;
        writer = open;
        return open;
    }

    private void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException stillFull) {
            // Opened again for the next line.
        }
        writer = null;
    }

    private static String structured(String line) {
        if (line.startsWith("{")) {
            return line;
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("@timestamp", Instant.now().toString());
        fields.put("@version", "1");
        fields.put("message", line);
        fields.put("logger_name", "process");
        fields.put("level", "INFO");
        return JsonMapper.shared().writeValueAsString(fields);
    }

    /// In their original form.
    synchronized List<String> lastLines() {
        return List.copyOf(last);
    }

    private void rotate() throws IOException {
        close();
        Files.move(
                file,
                file.resolveSibling(file.getFileName() + ".1"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Writer open() throws IOException {
        size = Files.exists(file) ? Files.size(file) : 0;
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
