/// RocksDB behind a small door: atomic batches, group commit, synced snapshots, guarded handles.
@NullMarked
package io.amends.embedded.mongo.engine;

import org.jspecify.annotations.NullMarked;
