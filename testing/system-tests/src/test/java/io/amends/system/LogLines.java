package io.amends.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Log lines of all components of a platform, as a log collector reads them.
///
/// @param all every line of every component
record LogLines(List<String> all) {
    private static final JsonMapper JSON = new JsonMapper();

    /// A line about an event.
    ///
    /// @param trace the id of its trace; empty if a timer caused it
    record Line(String event, String trace) {}

    static LogLines of(Path data) {
        try (var files = Files.list(data.resolve("logs"))) {
            return new LogLines(files.flatMap(LogLines::lines).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The log lines about events of a complaint.
    List<Line> about(String reference) {
        return all.stream()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .filter(line -> line.path("complaint").asString("").equals(reference))
                .map(LogLines::line)
                .toList();
    }

    private static Line line(JsonNode line) {
        return new Line(line.path("event").asString(""), line.path("traceId").asString(""));
    }

    String text() {
        return String.join("\n", all);
    }
}
