package io.amends.embedded.mongo.data;

import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Index;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Entries of interrupted index builds. They are never read, since their index is not in the
/// catalogue and its number is never used again; they only occupy space.
final class OrphanedIndexEntries {

    private static final byte[] END = {(byte) 0xFF};

    private final Engine engine;
    private final Set<Integer> known;

    OrphanedIndexEntries(
            Engine engine, Collection<io.amends.embedded.mongo.data.Collection> collections) {
        this.engine = engine;
        this.known =
                collections.stream()
                        .flatMap(collection -> collection.indexes().stream())
                        .map(Index::id)
                        .collect(Collectors.toSet());
    }

    /// Seeks from index to index, not from entry to entry.
    void remove() {
        try (View view = engine.newest()) {
            byte[] from = {};
            for (byte[] prefix = next(view, from); prefix != null; prefix = next(view, from)) {
                from = Keys.after(prefix);
                if (!known.contains(ByteBuffer.wrap(prefix).getInt())) {
                    remove(prefix, from);
                }
            }
        }
    }

    private static byte @Nullable [] next(View view, byte[] from) {
        try (Scan scan = view.scan(ColumnFamily.ENTRIES, from, END, false)) {
            return scan.next() ? Arrays.copyOf(scan.key(), Integer.BYTES) : null;
        }
    }

    private void remove(byte[] prefix, byte[] end) {
        try (Batch batch = engine.batch()) {
            batch.deleteRange(ColumnFamily.ENTRIES, prefix, end);
            batch.write();
        }
    }
}
