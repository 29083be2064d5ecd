package io.amends.embedded.mongo.engine;

import io.amends.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.PerfLevel;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// RocksDB, opened for one folder: atomic batches, views, group commit. Every use of a native
/// handle is counted, and closing waits for them: using a handle after its database was closed
/// crashes the JVM.
public final class Engine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Dependencies of an engine on its environment.
    ///
    /// @param layer wraps the sync of the log
    /// @param times receives the duration of each sync
    /// @param onFailure called when a sync failed: nothing written since can be trusted
    public record Settings(LogSync.Layer layer, SyncTimes times, Consumer<Throwable> onFailure) {}

    private final DataFolder folder;
    private final Tuning tuning = new Tuning();
    private final SyncedPosition mark;
    private final RocksDB db;
    private final Map<ColumnFamily, ColumnFamilyHandle> handles = new EnumMap<>(ColumnFamily.class);
    private final WriteOptions unsynced = new WriteOptions();
    private final ReadOptions newest = new ReadOptions();
    private final GroupCommit commit;
    private final UsageCounter usage = new UsageCounter();

    private Engine(DataFolder folder, Settings settings) throws RocksDBException, IOException {
        this.folder = folder;
        this.mark = SyncedPosition.open(folder.mark());
        Recovery.Records records = new Recovery(folder, tuning, mark).open();
        this.db = records.db();
        for (ColumnFamily family : ColumnFamily.values()) {
            handles.put(family, records.families().get(family.ordinal()));
        }
        folder.begun();
        this.commit =
                new GroupCommit(
                        db,
                        settings.layer().around(db::syncWal),
                        mark,
                        settings.times(),
                        settings.onFailure());
    }

    /// Opens the store in a folder, creating it if there is none, and recovers it after a crash.
    ///
    /// @throws StartupException when another process holds the folder, a newer program wrote it,
    ///   the files are damaged, or acknowledged writes are lost
    public static Engine open(Path dir, Settings settings) {
        return withFolder(dir, folder -> new Engine(folder, settings));
    }

    /// Gives up the acknowledged changes that a damaged log no longer contains, so that the store
    /// can be opened without them.
    ///
    /// @return their number
    public static long acceptLoss(Path dir) {
        return withFolder(
                dir,
                folder -> {
                    try (folder;
                            Tuning tuning = new Tuning();
                            SyncedPosition mark = SyncedPosition.open(folder.mark())) {
                        return Recovery.acceptLoss(folder, tuning, mark);
                    }
                });
    }

    private static <T> T withFolder(Path dir, EngineFunction<T> opening) {
        DataFolder folder = DataFolder.open(dir);
        try {
            Files.createDirectories(folder.records());
            // Into the data folder: each crash would leave another copy in the temporary folder.
            NativeLibraryLoader.getInstance().loadLibrary(folder.libraries().toString());
            RocksDB.loadLibrary();
            return opening.with(folder);
        } catch (RocksDBException | IOException e) {
            folder.close();
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The store in %s cannot be opened: %s",
                            dir,
                            e.getMessage()),
                    e);
        } catch (StartupException e) {
            folder.close();
            throw e;
        }
    }

    /// The synced state; must be closed.
    public View synced() {
        enter();
        return new View(this, commit.synced());
    }

    /// The newest state, synced or not; must be closed. Results read from it may be returned to
    /// clients only after the next sync.
    public View newest() {
        enter();
        return new View(this, null);
    }

    /// A snapshot of the newest state; must be closed.
    public View frozen() {
        enter();
        return new View(this, new SyncedSnapshot(db));
    }

    /// A new, empty batch; must be closed.
    public Batch batch() {
        return new Batch(this);
    }

    /// The sequence number of the last write.
    public long lastSequence() {
        return using(db::getLatestSequenceNumber);
    }

    /// Calls `then` when all writes up to `sequence` are on disk, or when that failed.
    public void whenSynced(long sequence, DurabilityCallback then) {
        commit.whenSynced(sequence, then);
    }

    /// Size of the records on disk and in the write buffers, in bytes.
    public long size() {
        return using(
                () -> {
                    long size = 0;
                    for (ColumnFamilyHandle handle : handles.values()) {
                        size += db.getLongProperty(handle, "rocksdb.total-sst-files-size");
                        size += db.getLongProperty(handle, "rocksdb.cur-size-all-mem-tables");
                    }
                    return size;
                });
    }

    /// Reads every block of every file and verifies its checksum.
    ///
    /// @throws StoreFailure for the first damage found
    public void verifyChecksums() {
        using(
                () -> {
                    db.verifyChecksum();
                    return 0;
                });
    }

    ColumnFamilyHandle handle(ColumnFamily family) {
        ColumnFamilyHandle handle = handles.get(family);
        if (handle == null) {
            throw new IllegalStateException("no family " + family);
        }
        return handle;
    }

    void write(WriteBatch changes) {
        using(
                () -> {
                    db.write(unsynced, changes);
                    return 0;
                });
    }

    byte @Nullable [] get(ColumnFamily family, byte[] key, @Nullable SyncedSnapshot at) {
        try {
            return db.get(handle(family), at == null ? newest : at.options(), key);
        } catch (RocksDBException e) {
            throw new StoreFailure("reading failed", e);
        }
    }

    Scan scan(ColumnFamily family, Scan.Range range, @Nullable SyncedSnapshot at) {
        enter();
        ReadOptions options = new ReadOptions();
        if (at != null) {
            options.setSnapshot(at.snapshot());
        }
        return new Scan(this, range, options, o -> db.newIterator(handle(family), o));
    }

    /// Number of deleted records that this thread's reads have skipped so far.
    long deletedSkipped() {
        if (db.getPerfLevel() != PerfLevel.ENABLE_COUNT) {
            db.setPerfLevel(PerfLevel.ENABLE_COUNT); // a thread-local setting
        }
        return db.getPerfContext().getInternalDeleteSkippedCount();
    }

    private <T> T using(Use<T> use) {
        enter();
        try {
            return use.run();
        } catch (RocksDBException e) {
            throw new StoreFailure("the store failed", e);
        } finally {
            leave();
        }
    }

    private void enter() {
        if (!usage.enter()) {
            throw new StoreFailure("the store is closed");
        }
    }

    void leave() {
        usage.leave();
    }

    /// Waits for the handles in use, syncs and closes. A handle that is not released within ten
    /// seconds keeps the database open until the process ends, which is safer than closing it.
    @Override
    public void close() {
        try {
            if (usage.close(PATIENCE)) {
                commit.stop();
                handles.values().forEach(ColumnFamilyHandle::close);
                db.close();
                mark.close();
                newest.close();
                unsynced.close();
                tuning.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T run() throws RocksDBException;
    }

    @FunctionalInterface
    private interface EngineFunction<T> {
        T with(DataFolder folder) throws RocksDBException, IOException;
    }
}
