package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The files of policies that a command is given.
final class PolicyFiles {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "YAML or JSON, named after what it is: calendars.yaml, clocks.yaml")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "what the file is, where its name does not say so")
    private @Nullable String kind;

    /// A policy in a file.
    record PolicyFile(Path path, String kind, String text) {}

    List<PolicyFile> read() {
        return files.stream().map(this::read).toList();
    }

    private PolicyFile read(Path path) {
        var name = String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
        try {
            return new PolicyFile(path, kind == null ? name : kind, Files.readString(path));
        } catch (IOException unreadable) {
            throw new StartupException(path + " cannot be read as text in UTF-8.", unreadable);
        }
    }
}
