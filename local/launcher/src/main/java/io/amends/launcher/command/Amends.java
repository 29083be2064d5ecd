package io.amends.launcher.command;

import io.amends.importer.ImportCommand;
import io.amends.importer.PlatformAccess;
import io.amends.launcher.platform.DataFolder;
import io.amends.launcher.platform.RunningPlatform;
import io.amends.launcher.platform.UpRequest;
import io.amends.process.QuietLogging;
import io.amends.process.StartupException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line. Exit codes: 0 success, 1 failure (with a sentence on standard error), 2 wrong
/// usage.
@Command(
        name = "./amends",
        description = "An open, event-driven platform for handling complaints.",
        mixinStandardHelpOptions = true,
        version = "Amends 0.1.0",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            KeyCommand.class,
            PolicyCommand.class,
            ScoresCommand.class,
            EventsCommand.class,
            StoreCommand.class,
            BenchCommand.class,
            TestCommand.class,
            TrainCommand.class
        },
        footerHeading = "%nBegin with:%n",
        footer = "  ./amends up")
public final class Amends implements Callable<Integer> {

    /// Prefix of a line that states the reason of a failure.
    static final String REASON = "amends: ";

    @Spec private CommandSpec spec = CommandSpec.create();

    private Amends() {}

    /// The entry point of `./amends`.
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // libraries format with it
        QuietLogging.install();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Amends())
                .addSubcommand("import", ImportCommand.commandLine(Amends::local))
                .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
    }

    private static PlatformAccess local(Path data) {
        var platform = RunningPlatform.find(data);
        int port = platform.address().getPort();
        var up = port == UpRequest.USUAL_PORT ? "up" : "up --port " + port;
        return new PlatformAccess(
                platform.address(), platform.adminKey(), DataFolder.of(data).command(up));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int explain(Exception failure, CommandLine command) {
        var reason =
                failure instanceof StartupException
                        ? String.valueOf(failure.getMessage())
                        : "This should not have happened: " + failure;
        command.getErr().println(REASON + reason);
        command.getErr().flush();
        return 1;
    }
}
