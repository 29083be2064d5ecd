package io.amends.importer;

import io.amends.process.StartupException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// Runs `amends import complaints` with a file, a mapping and a platform of its own.
final class ImportFixture implements AutoCloseable {
    static final String MAPPING =
            """
            defaults: {channel: phone}
            fields:
              customer.id: {template: "c-{id}"}
              receivedAt: {column: day, date: "d.M.yyyy", zone: "Europe/Athens"}
              type: {column: kind}
              description: {column: words}
            """;

    final Path folder;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    ScriptedPlatform platform = new ScriptedPlatform(0);

    ImportFixture(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("key"), "secret\n");
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    @Override
    public void close() {
        platform.close();
    }

    /// A file with this number of valid lines.
    Path rows(int count) throws IOException {
        var lines = new ArrayList<String>(List.of("id,day,kind,words"));
        for (int i = 0; i < count; i++) {
            lines.add(i + ",1.2.2015,other,words " + i);
        }
        return bytes(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Path bytes(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.csv"), bytes);
    }

    Path resultsFile(Path file) {
        return folder.resolve(file.getFileName() + ".results.ndjson");
    }

    List<String> results(Path file) throws IOException {
        return Files.readAllLines(resultsFile(file));
    }

    int run(Path file, String... more) {
        return run(platform.port(), file, more);
    }

    int run(int port, Path file, String... more) {
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

    private static PlatformAccess runsNowhere(Path data) {
        throw new StartupException("No platform runs on " + data, null);
    }

    int execute(String... arguments) {
        var top =
                new CommandLine(new Top())
                        .addSubcommand(
                                "import", ImportCommand.commandLine(ImportFixture::runsNowhere));
        return top.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @CommandLine.Command(name = "amends")
    private static final class Top {}
}
