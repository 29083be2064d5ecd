package io.amends.embedded.mongo;

import io.amends.embedded.mongo.engine.LogSync;
import io.amends.process.ChildJvm;
import io.amends.process.QuietLogging;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;

/// A store as [StoreServer] runs it, in its own process, on a disk that fails after a few syncs.
final class StoreWithABadDisk {

    /// Those of the start, then one for each of a single client's writes.
    static final int GOOD_SYNCS = 4;

    private StoreWithABadDisk() {}

    public static void main(String[] arguments) throws InterruptedException {
        QuietLogging.install();
        AtomicInteger left = new AtomicInteger(GOOD_SYNCS);
        LogSync.Layer failing =
                sync ->
                        () -> {
                            if (left.getAndDecrement() <= 0) {
                                throw new RocksDBException("the disk is gone");
                            }
                            sync.sync();
                        };
        EmbeddedStore store =
                EmbeddedStore.start(
                        StoreOptions.of(Path.of(arguments[0]), 0),
                        new EmbeddedStore.Environment(
                                failing, () -> Long.MAX_VALUE, StoreServer::halt));
        System.out.println("store" + ChildJvm.READY + store.uri());
        new CountDownLatch(1).await();
    }
}
