package io.amends.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A log in one format for collectors.
class LogFileTest {

    @TempDir private Path folder;

    @Test
    void everyLineIsWrittenAsJson() throws Exception {
        var file = folder.resolve("services.log");
        var log = new LogFile(file);

        log.write("{\"message\":\"as it is\"}");
        log.write("gateway ready on \"127.0.0.1:8080\"");

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2).first().isEqualTo("{\"message\":\"as it is\"}");
        var said = JsonMapper.shared().readTree(lines.getLast());
        assertThat(said.path("message").asString())
                .isEqualTo("gateway ready on \"127.0.0.1:8080\"");
        assertThat(said.path("level").asString()).isEqualTo("INFO");
        assertThat(Instant.parse(said.path("@timestamp").asString()))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(log.lastLines()).last().isEqualTo("gateway ready on \"127.0.0.1:8080\"");
    }

    @Test
    void logContinuesWhenDiskIsWritableAgainAndNamesMissingLines() throws Exception {
        var file = folder.resolve("logs/services.log");
        var log = new LogFile(file); // its folder is missing: nothing can be written
        log.write("one");
        log.write("two");
        assertThat(log.lastLines()).containsExactly("one", "two");

        Files.createDirectories(file.getParent());
        log.write("three");

        assertThat(Files.readString(file))
                .contains("2 lines could not be written here", "three")
                .doesNotContain("\"one\"");
    }
}
