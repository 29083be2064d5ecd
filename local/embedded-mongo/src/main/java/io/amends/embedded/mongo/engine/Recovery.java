package io.amends.embedded.mongo.engine;

import io.amends.process.StartupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;

/// Opens the records after a crash. A log may end in the middle of a record, or with pages damaged
/// by a power cut: writes there were never acknowledged and are dropped. But everything up to the
/// synced position must be present. If it is not, acknowledged writes are lost, and continuing
/// without them is the owner's decision, not the program's.
final class Recovery {

    /// The opened records.
    ///
    /// @param families in the order of [ColumnFamily]
    record Records(RocksDB db, List<ColumnFamilyHandle> families) {

        long sequence() {
            return db.getLatestSequenceNumber();
        }

        void close() {
            families.forEach(ColumnFamilyHandle::close);
            db.close();
        }
    }

    private final DataFolder folder;
    private final Tuning tuning;
    private final SyncedPosition mark;

    Recovery(DataFolder folder, Tuning tuning, SyncedPosition mark) {
        this.folder = folder;
        this.tuning = tuning;
        this.mark = mark;
    }

    /// Opens them with every acknowledged write.
    ///
    /// @throws StartupException when such writes are lost; then nothing has been changed
    Records open() throws RocksDBException {
        Records records = wholeOrCut();
        long found = records.sequence();
        if (found < mark.sequence()) {
            records.close();
            throw lost(found);
        }
        return records;
    }

    /// First in the mode that refuses a damaged log. Only if that fails, and a read-only check
    /// finds all acknowledged writes, the end of the log is truncated.
    private Records wholeOrCut() throws RocksDBException {
        try {
            return open(WALRecoveryMode.AbsoluteConsistency);
        } catch (RocksDBException e) {
            if (e.getStatus() == null || e.getStatus().getCode() != Status.Code.Corruption) {
                throw e;
            }
            long readable = readable();
            if (readable < mark.sequence()) {
                throw lost(readable);
            }
            return open(WALRecoveryMode.PointInTimeRecovery);
        }
    }

    private StartupException lost(long found) {
        return new StartupException(
                String.format(
                        Locale.ROOT,
                        "The store in %s cannot be opened: its log is damaged or incomplete, and %d changes that were acknowledged cannot be read from it. Nothing has been changed. Bring back a copy of the folder, or give these changes up with ./amends store check --accept-loss --data %s.",
                        folder.dir(),
                        mark.sequence() - found,
                        folder.dir().toAbsolutePath().getParent()),
                null);
    }

    /// Opens what can be read and gives up acknowledged writes beyond it.
    ///
    /// @return the number of acknowledged changes given up
    static long acceptLoss(DataFolder folder, Tuning tuning, SyncedPosition mark)
            throws RocksDBException {
        Records records =
                new Recovery(folder, tuning, mark).open(WALRecoveryMode.PointInTimeRecovery);
        long found = records.sequence();
        long lost = Math.max(0, mark.sequence() - found);
        if (lost > 0) {
            mark.set(found);
        }
        records.close();
        return lost;
    }

    private long readable() throws RocksDBException {
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        RocksDB db =
                RocksDB.openReadOnly(
                        tuning.database(false, WALRecoveryMode.PointInTimeRecovery),
                        folder.records().toString(),
                        families(),
                        opened);
        Records records = new Records(db, opened);
        long sequence = records.sequence();
        records.close();
        return sequence;
    }

    private Records open(WALRecoveryMode mode) throws RocksDBException {
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        RocksDB db =
                RocksDB.open(
                        tuning.database(folder.isNew(), mode),
                        folder.records().toString(),
                        families(),
                        opened);
        return new Records(db, opened);
    }

    private List<ColumnFamilyDescriptor> families() {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        for (ColumnFamily family : ColumnFamily.values()) {
            families.add(new ColumnFamilyDescriptor(family.bytes(), tuning.family(family)));
        }
        return families;
    }
}
