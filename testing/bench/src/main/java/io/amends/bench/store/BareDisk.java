package io.amends.bench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// The floor: appending bytes of a document's size to a file and syncing them to the disk.
final class BareDisk {

    private static final int BYTES = 1600;

    private BareDisk() {}

    static Load.Outcome measure(Path dir, Duration time) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        dir.resolve("bare"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE)) {
            return Load.during(1, time, (_, _) -> append(file));
        }
    }

    private static void append(FileChannel file) {
        try {
            file.write(ByteBuffer.allocate(BYTES));
            file.force(false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
