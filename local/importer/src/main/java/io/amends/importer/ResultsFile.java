package io.amends.importer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The results of the lines, in the order of the file, each written when the platform has answered.
/// A stopped run continues after the last one. A small file next to it (`….unfinished`) has the
/// digest of the imported file while a run is incomplete: only then, and only for the same content,
/// a run can be continued; otherwise it starts at the first line.
final class ResultsFile implements Closeable {

    /// The state of an earlier, stopped run.
    ///
    /// @param lastLine every line up to this one has a result
    /// @param reference the newest complaint of that run, if any
    record Earlier(long lastLine, ResultCounts tally, @Nullable String reference) {
        static final Earlier NOTHING = new Earlier(0, ResultCounts.NONE, null);
    }

    private final FileChannel channel;
    private final Path marker;
    private Earlier earlier = Earlier.NOTHING;

    private ResultsFile(FileChannel channel, Path marker) {
        this.channel = channel;
        this.marker = marker;
    }

    /// Opens the results of an import; locks the file against other imports.
    ///
    /// @param digest of the content that is imported
    /// @throws ImportAbortedException when another import writes here, or this is another kind of
    ///   file
    static ResultsFile open(Path path, String digest) throws IOException {
        var channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            lock(channel, path);
            var file =
                    new ResultsFile(
                            channel, path.resolveSibling(path.getFileName() + ".unfinished"));
            file.loadEarlierRun(path, digest);
            return file;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static void lock(FileChannel channel, Path path) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Reported below, as for another process.
        }
        throw new ImportAbortedException(
                "another import is writing " + path + "; wait for it, or give another --results");
    }

    private void loadEarlierRun(Path path, String digest) throws IOException {
        boolean unfinished = Files.exists(marker) && Files.readString(marker).equals(digest);
        long good = scan(path);
        if (unfinished) {
            channel.truncate(good);
            channel.position(good);
        } else {
            restart();
            Files.writeString(marker, digest);
        }
    }

    /// Reads the existing results; returns the offset after the last complete one, so that a
    /// truncated one is cut off.
    private long scan(Path path) throws IOException {
        // Not closed: that would close the channel and release the lock.
        var lines = new PhysicalLines(Channels.newInputStream(channel.position(0)));
        long good = 0;
        for (var line = lines.next(); line != null; line = lines.next()) {
            var result = LineResult.fromJson(new String(line.bytes(), StandardCharsets.UTF_8));
            var following = result == null ? lines.next() : null;
            if (result == null && (following != null || line.number() == 1 && !tornStart(line))) {
                throw new ImportAbortedException(
                        path
                                + " is not a results file of an import (see its line "
                                + line.number()
                                + "); give another --results");
            }
            if (result == null || !endsWithNewline(line.end())) {
                return good;
            }
            good = line.end();
            count(result);
        }
        return good;
    }

    private static boolean tornStart(PhysicalLines.Line line) {
        return new String(line.bytes(), StandardCharsets.UTF_8).startsWith("{\"line\"");
    }

    private boolean endsWithNewline(long end) throws IOException {
        var last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) == '\n';
    }

    private void count(LineResult result) {
        var reference = result.reference() == null ? earlier.reference() : result.reference();
        earlier = new Earlier(result.line(), earlier.tally().plus(result.outcome()), reference);
    }

    /// The state of the run that is continued; empty for a new one.
    Earlier earlier() {
        return earlier;
    }

    /// Discards the results of an earlier run.
    void restart() throws IOException {
        earlier = Earlier.NOTHING;
        channel.truncate(0);
        channel.position(0);
    }

    void append(LineResult result) throws IOException {
        var line = new ByteArrayOutputStream();
        line.writeBytes(result.toJson().getBytes(StandardCharsets.UTF_8));
        line.write('\n');
        var bytes = ByteBuffer.wrap(line.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The file is complete: the next run starts at the first line.
    void finish() throws IOException {
        channel.force(false);
        Files.deleteIfExists(marker);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
