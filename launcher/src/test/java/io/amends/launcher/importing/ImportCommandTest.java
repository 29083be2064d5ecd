package io.amends.launcher.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final String MAPPING =
            """
            defaults: {channel: phone}
            fields:
              customer.id: {template: "c-{id}"}
              receivedAt: {column: day, date: "d.M.yyyy", zone: "Europe/Athens"}
              type: {column: kind}
              description: {column: words}
            """;

    @TempDir Path folder;

    private ScriptedPlatform platform;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        platform = new ScriptedPlatform(0);
        Files.writeString(folder.resolve("key"), "secret\n");
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void everyLineGetsAResultInTheOrderOfTheFileAndBadOnesStopNothing() throws IOException {
        var file =
                bytes(
                        """
                id,day,kind,words
                1,1.2.2015,other,one
                2,31.2.2015,other,two
                3,1.2.2015,nonsense,three
                4,1.2.2015,other
                5,1.2.2015,other,"five
                6,1.2.2015,other,caf\u00e9
                7,1.2.2015,other,seven
                """
                                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(file)).isZero();
        assertThat(results(file))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "\\{\"line\":2,\"outcome\":\"created\",\"reference\":\"REF-\\d\"}"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "{\"line\":3,\"outcome\":\"refused\",\"reason\":\"receivedAt: '31.2.2015' is no date of the form d.M.yyyy\"}"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "{\"line\":4,\"outcome\":\"refused\",\"reason\":\"/type is none of the five\"}"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "{\"line\":5,\"outcome\":\"refused\",\"reason\":\"the line has 3 columns, the header names 4\"}"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"line\":6,\"outcome\":\"refused\",\"reason\":\"broken quoting"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"line\":7,\"outcome\":\"refused\",\"reason\":\"byte 0xE9"),
                        line -> assertThat(line).startsWith("{\"line\":8,\"outcome\":\"created\""));
        assertThat(out.toString()).startsWith("7 lines: 2 created, 0 existing, 5 refused");
        assertThat(platform.taken.values())
                .extracting(ScriptedPlatform.Taken::body)
                .contains(
                        """
                {"channel":"phone","customer":{"id":"c-1"},"receivedAt":"2015-01-31T22:00:00Z","type":"other","description":"one"}""");
    }

    @Test
    void aSecondRunFindsEverythingThereAndDoublesNothing() throws IOException {
        var file = rows(300);
        assertThat(run(file)).isZero();
        assertThat(run(file, "--json")).isZero();
        assertThat(platform.taken).hasSize(300);
        assertThat(results(file))
                .hasSize(300)
                .allMatch(line -> line.contains("\"outcome\":\"existing\""));
        assertThat(out.toString())
                .contains(
                        "{\"lines\":300,\"created\":0,\"existing\":300,\"refused\":0,\"results\":");
    }

    @Test
    void aStoppedRunGoesOnWhereItStoppedAlsoBehindATornLine() throws IOException {
        var file = rows(300);
        platform.mishaps.addAll(java.util.Collections.nCopies(150, _ -> false));
        platform.mishaps.addAll(
                java.util.Collections.nCopies(
                        50,
                        exchange -> {
                            ScriptedPlatform.answer(exchange, 403, "{\"title\": \"Not yours\"}");
                            return true;
                        }));
        assertThat(run(file)).isOne();
        assertThat(err.toString()).contains("the key was refused: Not yours");
        int handled = results(file).size();
        assertThat(handled).isBetween(1, 299);
        Files.writeString(
                resultsFile(file), "{\"line\":9", java.nio.file.StandardOpenOption.APPEND);

        platform.mishaps.clear();
        int posts = platform.posts.get();
        assertThat(run(file)).isZero();
        assertThat(err.toString()).contains("Continuing behind line " + (handled + 1));
        assertThat(platform.posts.get() - posts).isEqualTo(300 - handled);
        assertThat(platform.taken).hasSize(300);
        assertThat(results(file)).hasSize(300).doesNotHaveDuplicates();
        assertThat(out.toString()).contains("300 lines: ");
    }

    @Test
    void resultsOfAnotherPlatformAreNotContinued() throws IOException {
        var file = rows(50);
        platform.mishaps.addAll(java.util.Collections.nCopies(20, _ -> false));
        platform.mishaps.addAll(
                java.util.Collections.nCopies(
                        30,
                        exchange -> {
                            ScriptedPlatform.answer(exchange, 403, "{}");
                            return true;
                        }));
        assertThat(run(file, "--concurrency", "1")).isOne();
        platform.mishaps.clear();
        platform.taken.clear();
        assertThat(run(file)).isZero();
        assertThat(err.toString()).contains("another platform");
        assertThat(platform.taken).hasSize(50);
        assertThat(results(file)).hasSize(50);
    }

    @Test
    void aPlatformThatIsBusyBrokenOrAwayIsWaitedFor() throws Exception {
        var file = rows(40);
        for (int status : List.of(503, 429, 502, 500)) {
            platform.mishaps.add(
                    exchange -> {
                        exchange.getResponseHeaders().add("Retry-After", "1");
                        ScriptedPlatform.answer(exchange, status, "{\"title\": \"Later\"}");
                        return true;
                    });
        }
        platform.mishaps.add(platform::takeAndBreak);
        int port = platform.port();
        platform.close();
        long started = System.nanoTime();
        var later = CompletableFuture.runAsync(() -> reopen(port));
        assertThat(run(port, file)).isZero();
        later.join();
        assertThat(System.nanoTime() - started).isGreaterThan(1_000_000_000L);
        assertThat(platform.taken).hasSize(40);
        // Also the one whose answer was lost was created by this run and is not called existing.
        assertThat(out.toString()).startsWith("40 lines: 40 created, 0 existing, 0 refused");
    }

    private void reopen(int port) {
        try {
            Thread.sleep(300);
            var again = new ScriptedPlatform(port);
            again.mishaps.addAll(platform.mishaps);
            platform = again;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aLineOverWhichThePlatformStumblesEachTimeIsRefusedAtLast() throws IOException {
        var file = rows(1);
        platform.mishaps.addAll(
                java.util.Collections.nCopies(
                        6,
                        exchange -> {
                            ScriptedPlatform.answer(
                                    exchange, 500, "{\"title\": \"Something failed\"}");
                            return true;
                        }));
        assertThat(run(file)).isZero();
        assertThat(results(file))
                .singleElement()
                .asString()
                .contains("refused")
                .contains("Something failed");
    }

    @Test
    void noMoreThanAskedForAreOnTheirWayAtOnce() throws IOException {
        assertThat(run(rows(200), "--concurrency", "3")).isZero();
        assertThat(platform.mostAtOnce.get()).isBetween(1, 3);
    }

    @Test
    void jsonLinesNeedNoMapping() throws IOException {
        var file = folder.resolve("a.ndjson");
        Files.writeString(file, "{\"type\": \"other\", \"armClocks\": true}\n{broken\n");
        assertThat(
                        execute(
                                "import",
                                "complaints",
                                file.toString(),
                                "--results",
                                resultsFile(file).toString(),
                                "--url",
                                "http://127.0.0.1:" + platform.port(),
                                "--key-file",
                                folder.resolve("key").toString()))
                .isZero();
        assertThat(platform.taken.values())
                .extracting(ScriptedPlatform.Taken::body)
                .containsExactly("{\"type\":\"other\",\"armClocks\":true}");
        assertThat(results(file)).hasSize(2);
    }

    @Test
    void saysWhyItCannotGoOnAndExitsWithOne() throws IOException {
        assertThat(run(folder.resolve("absent.csv"))).isOne();
        assertThat(run(folder)).isOne();
        Files.writeString(
                folder.resolve("mapping.yaml"), MAPPING.replace("column: kind", "column: sort"));
        assertThat(run(rows(1))).isOne();
        assertThat(run(bytes(new byte[0]))).isOne();
        assertThat(err.toString().lines().filter(line -> !line.startsWith("  ")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("absent.csv does not exist"),
                        line -> assertThat(line).endsWith("is a folder; give a file"),
                        line -> assertThat(line).contains("mapping.yaml is wrong:"),
                        line -> assertThat(line).contains("is empty"));
        assertThat(err.toString())
                .contains(
                        "  line 5, column 9, fields.type: the file has no column 'sort'; it has: id, day");
        assertThat(platform.posts).hasValue(0);
    }

    @Test
    void aPlatformThatNeverComesIsGivenUp() throws IOException {
        platform.close();
        assertThat(run(rows(3), "--give-up-after", "PT0.5S")).isOne();
        assertThat(err.toString())
                .contains("nothing answers at http://127.0.0.1:" + platform.port());
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(execute("import", "complaints")).isEqualTo(2);
        assertThat(execute("import", "complaints", "f", "--mappin", "x")).isEqualTo(2);
        assertThat(execute("import", "complaint", "f")).isEqualTo(2);
        assertThat(execute("import", "complaints", "--help")).isZero();
    }

    private Path rows(int count) throws IOException {
        var lines = new ArrayList<String>(List.of("id,day,kind,words"));
        for (int i = 0; i < count; i++) {
            lines.add(i + ",1.2.2015,other,words " + i);
        }
        return bytes(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private Path bytes(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.csv"), bytes);
    }

    private Path resultsFile(Path file) {
        return folder.resolve(file.getFileName() + ".results.ndjson");
    }

    private List<String> results(Path file) throws IOException {
        return Files.readAllLines(resultsFile(file));
    }

    private int run(Path file, String... more) {
        return run(platform.port(), file, more);
    }

    private int run(int port, Path file, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "import",
                                "complaints",
                                file.toString(),
                                "--mapping",
                                folder.resolve("mapping.yaml").toString(),
                                "--results",
                                resultsFile(file).toString(),
                                "--url",
                                "http://127.0.0.1:" + port,
                                "--key-file",
                                folder.resolve("key").toString()));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        var top = new CommandLine(new Top()).addSubcommand(new ImportCommand());
        return top.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @CommandLine.Command(name = "amends")
    private static final class Top {}
}
