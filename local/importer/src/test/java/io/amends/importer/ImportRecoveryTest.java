package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stopped run continues, and an unavailable platform is waited for; nothing is duplicated or
/// left out.
class ImportRecoveryTest {
    @TempDir Path folder;

    private ImportFixture run;

    @BeforeEach
    void start() throws IOException {
        run = new ImportFixture(folder);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void stoppedRunContinuesAfterLastCompleteResult() throws IOException {
        var file = run.rows(300);
        run.platform.mishaps.addAll(Collections.nCopies(150, _ -> false));
        run.platform.mishaps.addAll(
                Collections.nCopies(
                        50, ScriptedPlatform.answering(403, "{\"title\": \"Not yours\"}")));
        assertThat(run.run(file)).isOne();
        assertThat(run.err.toString()).contains("the key was refused: Not yours");
        int handled = run.results(file).size();
        assertThat(handled).isBetween(1, 299);
        Files.writeString(run.resultsFile(file), "{\"line\":9", StandardOpenOption.APPEND);

        run.platform = run.platform.reopened();
        assertThat(run.run(file)).isZero();
        assertThat(run.err.toString()).contains("Continuing behind line " + (handled + 1));
        assertThat(run.platform.posts.get()).isEqualTo(300 - handled);
        assertThat(run.platform.taken).hasSize(300);
        assertThat(run.results(file)).hasSize(300).doesNotHaveDuplicates();
        assertThat(run.out.toString()).contains("300 lines: ");
    }

    @Test
    void resultsOfAnotherPlatformAreNotContinued() throws IOException {
        var file = run.rows(50);
        run.platform.mishaps.addAll(Collections.nCopies(20, _ -> false));
        run.platform.mishaps.addAll(Collections.nCopies(30, ScriptedPlatform.answering(403, "{}")));
        assertThat(run.run(file, "--concurrency", "1")).isOne();
        run.platform.mishaps.clear();
        run.platform.taken.clear();
        assertThat(run.run(file)).isZero();
        assertThat(run.err.toString()).contains("another platform");
        assertThat(run.platform.taken).hasSize(50);
        assertThat(run.results(file)).hasSize(50);
    }

    @Test
    void busyFailingOrUnavailablePlatformIsRetried() throws Exception {
        var file = run.rows(40);
        for (int status : List.of(503, 429, 502, 500)) {
            run.platform.mishaps.add(
                    exchange -> {
                        exchange.getResponseHeaders().add("Retry-After", "1");
                        ScriptedPlatform.answer(exchange, status, "{\"title\": \"Later\"}");
                        return true;
                    });
        }
        run.platform.mishaps.add(run.platform::takeAndBreak);
        int port = run.platform.port();
        run.platform.close();
        long started = System.nanoTime();
        var later = CompletableFuture.runAsync(() -> reopen(port));
        assertThat(run.run(port, file)).isZero();
        later.join();
        assertThat(System.nanoTime() - started).isGreaterThan(1_000_000_000L);
        assertThat(run.platform.taken).hasSize(40);
        // The complaint whose response was lost counts as created by this run, not as existing.
        assertThat(run.out.toString()).startsWith("40 lines: 40 created, 0 existing, 0 refused");
    }

    private void reopen(int port) {
        try {
            // The platform is unavailable for a while: the import finds no server and retries.
            Thread.sleep(300);
            var again = new ScriptedPlatform(port);
            again.mishaps.addAll(run.platform.mishaps);
            run.platform = again;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void lineThatAlwaysCausesServerErrorIsFinallyRefused() throws IOException {
        var file = run.rows(1);
        run.platform.mishaps.addAll(
                Collections.nCopies(
                        6, ScriptedPlatform.answering(500, "{\"title\": \"Something failed\"}")));
        assertThat(run.run(file)).isZero();
        assertThat(run.results(file))
                .singleElement()
                .asString()
                .contains("refused")
                .contains("Something failed");
    }

    @Test
    void importAbortsWhenPlatformNeverAnswers() throws IOException {
        run.platform.close();
        assertThat(run.run(run.rows(3), "--give-up-after", "PT0.5S")).isOne();
        assertThat(run.err.toString())
                .contains("nothing answers at http://127.0.0.1:" + run.platform.port());
    }
}
