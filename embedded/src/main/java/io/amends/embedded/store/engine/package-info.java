/// RocksDB behind a small door: atomic batches, group commit, synced snapshots, guarded handles.
@NullMarked
package io.amends.embedded.store.engine;

import org.jspecify.annotations.NullMarked;
