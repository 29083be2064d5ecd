package io.amends.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/// A file that another process writes line by line, shown as it grows; reasons of a failure go to
/// standard error.
final class TailedFile {

    private final Path file;
    private final PrintWriter out;
    private final PrintWriter err;
    private String said = "";

    TailedFile(Path file, PrintWriter out, PrintWriter err) {
        this.file = file;
        this.out = out;
        this.err = err;
    }

    /// @return whether there was new output
    boolean printNewLines() throws IOException {
        var all = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        var complete = all.substring(0, all.lastIndexOf('\n') + 1);
        var news = complete.substring(Math.min(said.length(), complete.length()));
        said = complete;
        news.lines().forEach(this::print);
        return !news.isEmpty();
    }

    private void print(String line) {
        var to = line.startsWith(Amends.REASON) ? err : out;
        to.println(line);
        to.flush();
    }

    boolean hasPrinted(Predicate<String> line) {
        return said.lines().anyMatch(line);
    }
}
