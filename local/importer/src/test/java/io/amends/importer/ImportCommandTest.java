package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportCommandTest {
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
    void everyLineGetsResultInFileOrderAndInvalidLinesDoNotAbort() throws IOException {
        var file =
                run.bytes(
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
        assertThat(run.run(file)).isZero();
        assertThat(run.results(file))
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
        assertThat(run.out.toString()).startsWith("7 lines: 2 created, 0 existing, 5 refused");
        assertThat(run.platform.taken.values())
                .extracting(ScriptedPlatform.Taken::body)
                .contains(
                        """
                {"channel":"phone","customer":{"id":"c-1"},"receivedAt":"2015-01-31T22:00:00Z","type":"other","description":"one"}""");
    }

    @Test
    void secondRunFindsExistingComplaintsAndCreatesNone() throws IOException {
        var file = run.rows(300);
        assertThat(run.run(file)).isZero();
        assertThat(run.run(file, "--json")).isZero();
        assertThat(run.platform.taken).hasSize(300);
        assertThat(run.results(file))
                .hasSize(300)
                .allMatch(line -> line.contains("\"outcome\":\"existing\""));
        assertThat(run.out.toString())
                .contains(
                        "{\"lines\":300,\"created\":0,\"existing\":300,\"refused\":0,\"results\":");
    }

    @Test
    void firstOfLinesWithSameExternalIdIsCreatedAndOthersRunConcurrently() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            lines.add(line("x-" + i, "slow first"));
            lines.add(line("x-" + i, "second"));
            lines.add(line("x-" + i, "slow first"));
            lines.add(line("y-" + i, "alone"));
        }
        var file = Files.write(folder.resolve("a.ndjson"), lines);
        var meeting = run.platform.holdFirstRequestsUntilConcurrent(2);

        assertThat(runWithoutMapping(file)).isZero();

        assertThat(meeting).as("requests of other ids run concurrently").containsOnly(true);
        assertThat(run.platform.byExternalId.values())
                .hasSize(80)
                .allSatisfy(one -> assertThat(one.body()).doesNotContain("second"));
        var results = run.results(file);
        for (int i = 0; i < results.size(); i += 4) {
            assertThat(results.get(i)).contains("created");
            assertThat(results.get(i + 1)).contains("refused", "other content", "REF-");
            assertThat(results.get(i + 2)).contains("existing");
            assertThat(results.get(i + 3)).contains("created");
        }
    }

    @Test
    void firstOfTwoLinesStaysFirstWhenStoppedRunIsContinued() throws IOException {
        var file =
                Files.write(
                        folder.resolve("a.ndjson"),
                        List.of(line("x", "slow first"), line("x", "second")));
        run.platform.mishaps.add(ScriptedPlatform.answering(401, "{}")); // the first is refused

        assertThat(runWithoutMapping(file)).isOne();
        assertThat(run.platform.byExternalId).as("nor is the second").isEmpty();
        assertThat(runWithoutMapping(file)).isZero();

        assertThat(run.platform.byExternalId.get("x").body()).contains("slow first");
        assertThat(run.results(file).getLast()).contains("refused", "other content");
    }

    @Test
    void failOnRefusedExitsWithOne() throws IOException {
        var file = Files.write(folder.resolve("a.ndjson"), List.of(line("x", "one"), "{broken"));

        assertThat(runWithoutMapping(file)).isZero();
        assertThat(runWithoutMapping(file, "--fail-on-refused")).isOne();
        assertThat(run.results(file)).hasSize(2);
        Files.write(file, List.of(line("x", "one")));
        assertThat(runWithoutMapping(file, "--fail-on-refused")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "externalId;type;description ! delimiter: \";\"",
                "externalId\ttype\tdescription ! delimiter: tab",
                "externalId|type ! delimiter: \"|\"",
                "sep=; ! skipLines: 1",
                "sep=, ! skipLines: 1"
            })
    void singleColumnHeaderSuggestsDelimiter(String header, String suggestion) throws IOException {
        assertThat(runWithoutMapping(run.bytes((header + "\n").getBytes(StandardCharsets.UTF_8))))
                .isOne();
        assertThat(run.err.toString())
                .contains(suggestion, "--mapping")
                .doesNotContain("customer.email");
    }

    @Test
    void preambleIsSkippedAndAmountsAreConverted() throws IOException {
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                options: {delimiter: ";", skipLines: 2, decimal: ","}
                fields:
                  externalId: {column: id}
                  loss.amount: {column: loss}
                """);
        var file =
                run.bytes(
                        "sep=;\nExported by the old desk\nid;loss\n1;1.234,50\n2;12.34\n"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(run.run(file)).isZero();

        assertThat(run.platform.byExternalId.get("1").body())
                .isEqualTo("{\"externalId\":\"1\",\"loss\":{\"amount\":\"1234.50\"}}");
        assertThat(run.results(file))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"line\":4,\"outcome\":\"created\""),
                        line ->
                                assertThat(line)
                                        .startsWith("{\"line\":5,\"outcome\":\"refused\"")
                                        .contains("loss.amount: '12.34' is no amount with ','"));
    }

    private static String line(String externalId, String words) {
        return "{\"externalId\": \"" + externalId + "\", \"description\": \"" + words + "\"}";
    }

    private int runWithoutMapping(Path file, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "import",
                                "complaints",
                                file.toString(),
                                "--results",
                                run.resultsFile(file).toString(),
                                "--url",
                                "http://127.0.0.1:" + run.platform.port(),
                                "--key-file",
                                folder.resolve("key").toString()));
        arguments.addAll(List.of(more));
        return run.execute(arguments.toArray(String[]::new));
    }

    @Test
    void concurrentRequestsAreLimitedByOption() throws IOException {
        assertThat(run.run(run.rows(200), "--concurrency", "3")).isZero();
        assertThat(run.platform.mostAtOnce.get()).isBetween(1, 3);
    }

    @Test
    void ndjsonNeedsNoMapping() throws IOException {
        var file = folder.resolve("a.ndjson");
        Files.writeString(file, "{\"type\": \"other\", \"armClocks\": true}\n{broken\n");
        assertThat(
                        run.execute(
                                "import",
                                "complaints",
                                file.toString(),
                                "--results",
                                run.resultsFile(file).toString(),
                                "--url",
                                "http://127.0.0.1:" + run.platform.port(),
                                "--key-file",
                                folder.resolve("key").toString()))
                .isZero();
        assertThat(run.platform.taken.values())
                .extracting(ScriptedPlatform.Taken::body)
                .containsExactly("{\"type\":\"other\",\"armClocks\":true}");
        assertThat(run.results(file)).hasSize(2);
    }

    @Test
    void abortPrintsReasonAndExitsWithOne() throws IOException {
        assertThat(run.run(folder.resolve("absent.csv"))).isOne();
        assertThat(run.run(folder)).isOne();
        Files.writeString(
                folder.resolve("mapping.yaml"),
                ImportFixture.MAPPING.replace("column: kind", "column: sort"));
        assertThat(run.run(run.rows(1))).isOne();
        assertThat(run.run(run.bytes(new byte[0]))).isOne();
        assertThat(run.err.toString().lines().filter(line -> !line.startsWith("  ")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("absent.csv does not exist"),
                        line -> assertThat(line).endsWith("is a folder; give a file"),
                        line -> assertThat(line).contains("mapping.yaml is wrong:"),
                        line -> assertThat(line).contains("is empty"));
        assertThat(run.err.toString())
                .contains(
                        "  line 5, column 9, fields.type: the file has no column 'sort'; it has: id, day");
        assertThat(run.platform.posts).hasValue(0);
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(run.execute("import", "complaints")).isEqualTo(2);
        assertThat(run.execute("import", "complaints", "f", "--mappin", "x")).isEqualTo(2);
        assertThat(run.execute("import", "complaint", "f")).isEqualTo(2);
        assertThat(run.execute("import", "complaints", "--help")).isZero();
    }
}
