package io.amends.embedded.mongo.engine;

import io.amends.process.FolderLock;
import io.amends.process.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The folder of a store: locked by one process at a time, in a format this program can read.
final class DataFolder implements AutoCloseable {

    /// The format this program writes; incremented when older programs could not read it.
    static final int FORMAT = 1;

    private final Path dir;
    private final FolderLock lock;

    private DataFolder(Path dir, FolderLock lock) {
        this.dir = dir;
        this.lock = lock;
    }

    static DataFolder open(Path dir) {
        DataFolder folder = new DataFolder(dir, FolderLock.acquire(dir, "store"));
        try {
            folder.checkFormat();
            return folder;
        } catch (IOException e) {
            folder.close();
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The data folder %s cannot be used: %s",
                            dir,
                            e.getMessage()),
                    e);
        } catch (StartupException e) {
            folder.close();
            throw e;
        }
    }

    private void checkFormat() throws IOException {
        Path file = dir.resolve("format");
        if (!Files.exists(file)) {
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(String.valueOf(FORMAT))) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The data folder %s has format %s; this program reads format %d. Use the version of the program that wrote it, or a newer one.",
                            dir,
                            found,
                            FORMAT),
                    null);
        }
    }

    /// Whether the folder has never held a store. If it has, missing records are a loss to be
    /// reported, not a reason to create a new store.
    boolean isNew() {
        return !Files.exists(dir.resolve("format"));
    }

    /// Records that the folder holds a store.
    void begun() throws IOException {
        if (isNew()) {
            Files.writeString(dir.resolve("format"), FORMAT + "\n");
        }
    }

    Path dir() {
        return dir;
    }

    /// The file with the synced position.
    Path mark() {
        return dir.resolve("synced");
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
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
