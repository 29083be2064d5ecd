package io.amends.embedded.mongo.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The position up to which the log was synced, in a small file next to it. A log that ends in the
/// middle shows neither whether more records followed nor whether they were acknowledged; this file
/// does.
///
/// It is written after each sync and before writes are acknowledged, and is not synced itself:
/// after a `kill -9` it is exact, after a power cut it may be seconds old. It is never too high.
final class SyncedPosition implements AutoCloseable {

    private static final int BYTES = 2 * Long.BYTES;

    private static final Logger log = LoggerFactory.getLogger(SyncedPosition.class);

    private final FileChannel file;
    private long sequence;
    private boolean unwritable;

    private SyncedPosition(FileChannel file) {
        this.file = file;
    }

    /// Reads the position, 0 when there is none or it cannot be read.
    static SyncedPosition open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        SyncedPosition mark = new SyncedPosition(file);
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        if (file.read(bytes, 0) == BYTES && bytes.getLong(Long.BYTES) == check(bytes)) {
            mark.sequence = bytes.getLong(0);
        }
        return mark;
    }

    /// Sequence number of the last write that is known to have been synced.
    long sequence() {
        return sequence;
    }

    /// Everything up to this write is on disk. Lower than before only when a loss is accepted.
    void set(long synced) {
        sequence = synced;
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(synced);
        bytes.putLong(check(bytes)).flip();
        try {
            file.write(bytes, 0);
        } catch (IOException e) {
            if (!unwritable) {
                log.warn("the mark of what was synced stays behind, which loses nothing", e);
            }
            unwritable = true;
        }
    }

    private static long check(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 0, Long.BYTES);
        return crc.getValue();
    }

    @Override
    public void close() {
        try (file) {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
