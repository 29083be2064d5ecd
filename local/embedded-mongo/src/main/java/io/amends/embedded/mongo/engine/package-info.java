/// A small API over RocksDB: atomic batches, group commit, synced snapshots, guarded handles.
@NullMarked
package io.amends.embedded.mongo.engine;

import org.jspecify.annotations.NullMarked;
