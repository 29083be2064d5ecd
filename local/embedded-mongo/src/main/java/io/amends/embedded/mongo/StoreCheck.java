package io.amends.embedded.mongo;

import io.amends.embedded.mongo.data.Check;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.LogSync;
import io.amends.process.Arguments;
import io.amends.process.QuietLogging;
import io.amends.process.StartupException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Verifies a stopped store: `--dir DIR [--accept-loss]`. Prints what it read and every damage it
/// found; exit code 0 when there is none, 1 when there is or when the store cannot be opened. With
/// `--accept-loss` it first gives up writes that a damaged log no longer contains.
public final class StoreCheck {

    private StoreCheck() {}

    /// Runs the check and exits with its code.
    public static void main(String[] arguments) {
        QuietLogging.install();
        System.exit(run(arguments, System.out));
    }

    /// Runs the check and prints the result.
    ///
    /// @return the exit code
    public static int run(String[] arguments, PrintStream out) {
        try {
            Arguments parsed = Arguments.parse(arguments, Set.of("dir"), Set.of("accept-loss"));
            Path dir = parsed.path("dir");
            requireStore(dir);
            if (parsed.has("accept-loss")) {
                out.printf(
                        Locale.ROOT,
                        "store check: %d acknowledged changes are given up%n",
                        Engine.acceptLoss(dir));
            }
            return check(dir, out);
        } catch (StartupException reason) {
            out.println("store check: " + reason.getMessage());
            return 1;
        }
    }

    private static void requireStore(Path dir) {
        if (!Files.isDirectory(dir.resolve("records"))) {
            throw new StartupException(
                    String.format(Locale.ROOT, "There is no store in %s.", dir), null);
        }
    }

    private static int check(Path dir, PrintStream out) {
        Engine.Settings settings = new Engine.Settings(LogSync.Layer.NONE, _ -> {}, _ -> {});
        try (Engine engine = Engine.open(dir, settings)) {
            Check.Report report = new Check(engine).run();
            report.damages().forEach(damage -> out.println("damaged: " + damage));
            if (report.leftovers() > 0) {
                out.printf(
                        Locale.ROOT,
                        "store check: %d entries of an index build that was cut off; the next start removes them%n",
                        report.leftovers());
            }
            out.printf(
                    Locale.ROOT,
                    "store check: %d collections, %d documents, %d index entries: %s%n",
                    report.collections(),
                    report.documents(),
                    report.entries(),
                    report.damages().isEmpty() ? "all well" : report.damages().size() + " damages");
            return report.damages().isEmpty() ? 0 : 1;
        }
    }
}
