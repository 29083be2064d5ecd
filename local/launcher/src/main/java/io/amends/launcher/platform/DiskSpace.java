package io.amends.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Free space on the disk of the data folder. The embedded store refuses writes while less than a
/// reserve is free, and the broker stops when it cannot write any more.
final class DiskSpace {

    /// The same as in [io.amends.embedded.mongo.StoreOptions].
    static final long RESERVE = 256_000_000;

    private static final long MEGABYTE = 1_000_000;

    private DiskSpace() {}

    /// @return the problem in a sentence; empty while there is enough space
    static Optional<String> shortage(Path folder) {
        try {
            return shortage(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    static Optional<String> shortage(Path folder, long free) {
        return free >= RESERVE
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "The disk of %s is full: %d MB are free, and writes are refused below %d MB. Free some space; everything goes on by itself then.",
                                folder,
                                free / MEGABYTE,
                                RESERVE / MEGABYTE));
    }
}
