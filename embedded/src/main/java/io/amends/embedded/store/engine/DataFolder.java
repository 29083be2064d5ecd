package io.amends.embedded.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder of a store: held by one process at a time, in a format this program knows.
final class DataFolder implements AutoCloseable {

    /// The format this program writes. A change that an older program could not read raises it.
    static final int FORMAT = 1;

    private final Path dir;
    private final FileChannel lockFile;

    private DataFolder(Path dir, FileChannel lockFile) {
        this.dir = dir;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path dir) {
        try {
            Files.createDirectories(dir);
            DataFolder folder = new DataFolder(dir, lock(dir));
            folder.checkFormat();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use the data folder " + dir + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path dir) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        dir.resolve("store.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StoreFailure(
                    "the data folder "
                            + dir
                            + " is in use by another store. Stop that one first,"
                            + " or choose another folder.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private void checkFormat() throws IOException {
        Path file = dir.resolve("format");
        if (!Files.exists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(String.valueOf(FORMAT))) {
            close();
            throw new StoreFailure(
                    "the data folder "
                            + dir
                            + " has format "
                            + found
                            + ", this program reads format "
                            + FORMAT
                            + ". Use the version of the program that wrote it, or a newer one.");
        }
    }

    Path records() {
        return dir.resolve("records");
    }

    Path libraries() throws IOException {
        return Files.createDirectories(dir.resolve("lib"));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
