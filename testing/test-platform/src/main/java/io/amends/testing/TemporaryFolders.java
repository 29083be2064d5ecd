package io.amends.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders that are deleted after this JVM has ended. Not in a shutdown hook: it would have to stop
/// the embedded processes first, while clients are closing that would wait for them. A small shell
/// waits for the end of this JVM instead, however it ends.
final class TemporaryFolders {

    private static final String REMOVE_WHEN_WE_END =
            "cat >/dev/null; for _ in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- \"$0\"; sleep 1;"
                    + " [ -e \"$0\" ] || exit 0; done";

    private static final LazyValue<Path> ROOT = new LazyValue<>(TemporaryFolders::createRoot);

    private TemporaryFolders() {}

    static Path create(String name) {
        try {
            return Files.createTempDirectory(ROOT.get(), name + "-");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path createRoot() {
        try {
            var root = Files.createTempDirectory("amends-test-");
            new ProcessBuilder("sh", "-c", REMOVE_WHEN_WE_END, root.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return root;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
