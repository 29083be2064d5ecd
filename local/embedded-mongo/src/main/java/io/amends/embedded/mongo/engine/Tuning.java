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
/// counted in the cache, so that native memory stays bounded for any size of the data.
final class Tuning implements AutoCloseable {

    private static final long MB = 1024 * 1024;

    /// The share of the cache that is reserved for indexes and filters.
    private static final double INDEXES_SHARE = 0.5;

    /// Number of shards of the cache: four. RocksDB's default is sixty-four of 1 MB, in which a
    /// table's index evicted its neighbours at 10^6 documents.
    private static final int SHARD_BITS = 2;

    private final List<AutoCloseable> owned = new ArrayList<>();
    private final Cache cache = owned(new LRUCache(64 * MB, SHARD_BITS, false, INDEXES_SHARE));
    private final BloomFilter bloom = owned(new BloomFilter(10));

    /// @param create whether to create the store if it is missing
    /// @param mode how to treat a damaged log
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

    /// Queues delete at their head what they added at their tail: compact where deletions cluster.
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

    /// Partitioned indexes and filters, so that a look-up loads a few kilobytes of them into the
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
