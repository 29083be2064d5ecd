package io.amends.embedded.mongo.engine;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WALRecoveryMode;

/// RocksDB's settings: 64 MB of block cache and 32 MB of write buffers in all, indexes and filters
/// counted into the cache, so that native memory stays bounded whatever the data's size.
final class Tuning implements AutoCloseable {

    private static final long MB = 1024 * 1024;

    /// What part of the cache data cannot take from indexes and filters.
    private static final double INDEXES_SHARE = 0.5;

    /// Four shards of the cache. RocksDB's own choice is sixty-four of 1 MB, in which a table's
    /// index pushed out its neighbours at 10^6 documents.
    private static final int SHARD_BITS = 2;

    private final List<AutoCloseable> owned = new ArrayList<>();
    private final Cache cache = owned(new LRUCache(64 * MB, SHARD_BITS, false, INDEXES_SHARE));
    private final BloomFilter bloom = owned(new BloomFilter(10));

    /// @param create whether to begin a store where there is none
    /// @param mode what to make of a log that is not whole
    DBOptions database(boolean create, WALRecoveryMode mode) {
        return owned(new DBOptions())
                .setCreateIfMissing(create)
                .setCreateMissingColumnFamilies(create)
                .setWalRecoveryMode(mode)
                .setParanoidChecks(true)
                .setDbWriteBufferSize(32 * MB)
                .setMaxTotalWalSize(64 * MB)
                .setMaxOpenFiles(256)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MB)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(3)
                .setMaxLogFileSize(4 * MB);
    }

    ColumnFamilyOptions family(ColumnFamily family) {
        return owned(new ColumnFamilyOptions(base(family)))
                .setTableFormatConfig(tables())
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setWriteBufferSize(family == ColumnFamily.META ? 2 * MB : 16 * MB);
    }

    /// Queues delete at their head what they added at their tail: compact where deletions crowd.
    private Options base(ColumnFamily family) {
        Options options = owned(new Options());
        if (family == ColumnFamily.ENTRIES) {
            options.setTablePropertiesCollectorFactory(
                    List.of(
                            TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(
                                    4096, 1024, 0.3)));
        }
        return options;
    }

    /// Indexes and filters in parts, so that a look-up brings a few kilobytes of them into the
    /// cache and not half a megabyte.
    private BlockBasedTableConfig tables() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(bloom)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setPinTopLevelIndexAndFilter(true)
                .setFormatVersion(5);
    }

    private <T extends AutoCloseable> T owned(T closeable) {
        owned.addFirst(closeable);
        return closeable;
    }

    @Override
    public void close() {
        for (AutoCloseable closeable : owned) {
            ((AbstractImmutableNativeReference) closeable).close();
        }
    }
}
