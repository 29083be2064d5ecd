package io.amends.launcher.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A small in-memory disk at a folder, so that it can be filled; a plain folder where mounting is
/// not permitted.
final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var size = "size=" + megabytes + "m";
        return new SmallDisk(
                folder, run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()));
    }

    /// Skips the test if mounting is not permitted.
    void require() {
        assumeTrue(
                mounted,
                "SKIPPED: no small disk could be mounted (root only), so none can be filled");
    }

    /// Writes into the file until the disk is full.
    void fill(Path file) throws IOException {
        try (var out =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocate(64 << 10);
            while (true) {
                out.write(zeros.clear());
            }
        } catch (IOException full) {
            assert Files.getFileStore(folder).getUsableSpace() < 1 << 20 : full;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", folder.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
