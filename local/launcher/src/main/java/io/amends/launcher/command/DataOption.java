package io.amends.launcher.command;

import io.amends.launcher.platform.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`, the same for every command.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "where the platform keeps its data (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    DataFolder folder() {
        return DataFolder.of(data);
    }
}
