package io.amends.launcher.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir Path folder;

    private TriedImport run;

    @BeforeEach
    void start() throws IOException {
        run = new TriedImport(folder);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void everyLineGetsAResultInTheOrderOfTheFileAndBadOnesStopNothing() throws IOException {
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
    void aSecondRunFindsEverythingThereAndDoublesNothing() throws IOException {
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
    void noMoreThanAskedForAreOnTheirWayAtOnce() throws IOException {
        assertThat(run.run(run.rows(200), "--concurrency", "3")).isZero();
        assertThat(run.platform.mostAtOnce.get()).isBetween(1, 3);
    }

    @Test
    void jsonLinesNeedNoMapping() throws IOException {
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
    void saysWhyItCannotGoOnAndExitsWithOne() throws IOException {
        assertThat(run.run(folder.resolve("absent.csv"))).isOne();
        assertThat(run.run(folder)).isOne();
        Files.writeString(
                folder.resolve("mapping.yaml"),
                TriedImport.MAPPING.replace("column: kind", "column: sort"));
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
