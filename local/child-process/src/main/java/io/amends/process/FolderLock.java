package io.amends.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A folder that is locked by one process, until it closes the lock or dies. The operating system
/// holds the lock, so a `kill -9` leaves nothing stale; the lock file contains the holder's process
/// id only for the error message of the next process.
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Creates the folder if it is missing and locks it.
    ///
    /// @param what the caller's role, for the message: `store`, `broker`, `platform`
    /// @throws StartupException when another process holds the folder, or it is not writable
    public static FolderLock acquire(Path folder, String what) {
        var file = folder.resolve(what + ".lock");
        try {
            Files.createDirectories(folder);
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            return taken(channel, folder, what);
        } catch (FileSystemException unwritable) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The folder %s cannot be written (%s). Choose another one with --data, or allow writing.",
                            folder,
                            reason(unwritable)),
                    unwritable);
        } catch (IOException broken) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The lock file %s cannot be used: %s",
                            file,
                            broken.getMessage()),
                    broken);
        }
    }

    /// @return the process that holds the folder at this moment, if any
    public static OptionalLong holder(Path folder, String what) {
        var file = folder.resolve(what + ".lock");
        try (var channel =
                        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = tryLock(channel)) {
            return lock == null ? pid(channel) : OptionalLong.empty();
        } catch (IOException neverTaken) {
            return OptionalLong.empty();
        }
    }

    private static FolderLock taken(FileChannel channel, Path folder, String what)
            throws IOException {
        if (!lockedSoon(channel)) {
            long holder = pid(channel).orElse(0);
            channel.close();
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "Another %s already holds %s (process %d).",
                            what,
                            folder,
                            holder),
                    null);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    /// A process that only queries the holder has the lock for a moment as well.
    private static boolean lockedSoon(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < 5; attempt++) {
            if (tryLock(channel) != null) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return false;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    private static OptionalLong pid(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var text =
                new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? OptionalLong.of(0) : OptionalLong.of(Long.parseLong(text));
    }

    private static String reason(FileSystemException unwritable) {
        var reason = unwritable.getReason();
        return reason == null ? unwritable.getClass().getSimpleName() : reason;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
