package io.amends.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Records every skipped test, with its reason, in `target/amends-skipped.txt` of the module;
/// `./amends test` lists them all at the end, so that no skip looks like a success.
public final class SkippedTests implements TestExecutionListener {

    private final Path file;

    /// Found and created by JUnit itself.
    public SkippedTests() {
        this(Path.of("target", "amends-skipped.txt"));
    }

    SkippedTests(Path file) {
        this.file = file;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            note(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private void note(TestIdentifier test, String reason) {
        var line =
                String.format(
                        Locale.ROOT,
                        "%s: %s",
                        name(test),
                        reason.lines().findFirst().orElse(reason));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource().map(SourceNames::readable).orElse(test.getDisplayName());
    }
}
