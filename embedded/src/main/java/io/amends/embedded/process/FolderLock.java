package io.amends.embedded.process;

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
import org.jspecify.annotations.Nullable;

/// A folder that one process holds alone, until it closes the lock or dies. The operating system
/// keeps the lock, so a `kill -9` leaves nothing stale behind; the lock file names the holder only
/// so that the next one can say who it is.
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Creates the folder where it is missing and takes it.
    ///
    /// @param what who asks, for the message: `store`, `broker`, `platform`
    /// @throws CannotStart when another process holds the folder, or it cannot be written
    public static FolderLock take(Path folder, String what) {
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
            throw new CannotStart(
                    "The folder %s cannot be written (%s). Choose another one with --data, or allow writing."
                            .formatted(folder, reason(unwritable)),
                    unwritable);
        } catch (IOException broken) {
            throw new CannotStart(
                    "The lock file %s cannot be used: %s".formatted(file, broken.getMessage()),
                    broken);
        }
    }

    private static FolderLock taken(FileChannel channel, Path folder, String what)
            throws IOException {
        if (tryLock(channel) == null) {
            var holder = holder(channel);
            channel.close();
            throw new CannotStart(
                    "Another %s already holds %s%s.".formatted(what, folder, holder), null);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        var text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? "" : " (process " + text + ")";
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
