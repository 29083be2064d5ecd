package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
    private static final LineResult FIRST =
            new LineResult(2, LineResult.Outcome.CREATED, "7K2M-94QX", null);
    private static final LineResult SECOND = LineResult.refused(3, "type: 'x' is no type");

    @TempDir Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("a.csv.results.ndjson");
    }

    @Test
    void stoppedRunContinuesAfterItsLastLine() throws IOException {
        stoppedAfterTwo();
        try (var again = ResultsFile.open(path, "digest")) {
            assertThat(again.earlier())
                    .isEqualTo(new ResultsFile.Earlier(3, new ResultCounts(1, 0, 1), "7K2M-94QX"));
            again.append(new LineResult(4, LineResult.Outcome.EXISTING, "AAAA-BBBB", null));
        }
        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "{\"line\":2,\"outcome\":\"created\",\"reference\":\"7K2M-94QX\"}",
                        "{\"line\":3,\"outcome\":\"refused\",\"reason\":\"type: 'x' is no type\"}",
                        "{\"line\":4,\"outcome\":\"existing\",\"reference\":\"AAAA-BBBB\"}");
    }

    @Test
    void truncatedLastLineIsRemoved() throws IOException {
        stoppedAfterTwo();
        var whole = Files.readAllBytes(path);
        for (int torn = 1; torn < SECOND.toJson().length() + 1; torn++) {
            Files.write(path, java.util.Arrays.copyOf(whole, whole.length - torn));
            try (var again = ResultsFile.open(path, "digest")) {
                assertThat(again.earlier().lastLine()).as("%s bytes torn off", torn).isEqualTo(2);
            }
        }
    }

    @Test
    void runTruncatedInFirstLineStartsAtTheTop() throws IOException {
        stoppedAfterTwo();
        Files.writeString(path, "{\"line\":2,\"outc");
        try (var again = ResultsFile.open(path, "digest")) {
            assertThat(again.earlier()).isEqualTo(ResultsFile.Earlier.NOTHING);
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void finishedRunIsRepeatedNotContinued() throws IOException {
        try (var results = ResultsFile.open(path, "digest")) {
            results.append(FIRST);
            results.finish();
        }
        try (var again = ResultsFile.open(path, "digest")) {
            assertThat(again.earlier()).isEqualTo(ResultsFile.Earlier.NOTHING);
        }
    }

    @Test
    void changedContentUnderSameNameIsNotContinued() throws IOException {
        stoppedAfterTwo();
        try (var again = ResultsFile.open(path, "another digest")) {
            assertThat(again.earlier()).isEqualTo(ResultsFile.Earlier.NOTHING);
        }
    }

    @Test
    void fileThatIsNotAResultsFileIsNotOverwritten() throws IOException {
        Files.writeString(path, "the only copy of something\nprecious\n");
        assertThatThrownBy(() -> ResultsFile.open(path, "digest"))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("is not a results file");
        assertThat(path).hasContent("the only copy of something\nprecious\n");
    }

    @Test
    void invalidLineInTheMiddleIsReportedAndFileIsKept() throws IOException {
        stoppedAfterTwo();
        Files.writeString(path, "scribble\n" + SECOND.toJson() + "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> ResultsFile.open(path, "digest"))
                .hasMessageContaining("see its line 3");
        assertThat(Files.readAllLines(path)).hasSize(4);
    }

    @Test
    void concurrentImportsCannotShareResultsFile() throws IOException {
        try (var _ = ResultsFile.open(path, "digest")) {
            assertThatThrownBy(() -> ResultsFile.open(path, "digest"))
                    .isInstanceOf(ImportAbortedException.class)
                    .hasMessageContaining("another import is writing");
        }
    }

    private void stoppedAfterTwo() throws IOException {
        try (var results = ResultsFile.open(path, "digest")) {
            results.append(FIRST);
            results.append(SECOND);
        }
    }
}
