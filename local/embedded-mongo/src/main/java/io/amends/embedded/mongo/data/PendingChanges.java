package io.amends.embedded.mongo.data;

import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Changes of one command that are written together, each statement's whole or not at all. Who
/// reads what they change, or looks for it, has to write them first: a view does not show them.
///
/// They take no entry of a unique index away, so that what such an index holds is what the store
/// has and these add.
final class PendingChanges implements AutoCloseable {

    private static final int MUCH = 1 << 20;
    private static final int OVERHEAD = 256;

    private final Batch batch;
    private final boolean several;
    private final Set<byte[]> documents = new TreeSet<>(Arrays::compareUnsigned);
    private final Set<byte[]> unique = new TreeSet<>(Arrays::compareUnsigned);
    private final List<byte[]> added = new ArrayList<>();
    private boolean takesUnique;
    private int bytes;

    /// @param several whether more than one statement's changes may come together
    PendingChanges(Batch batch, boolean several) {
        this.batch = batch;
        this.several = several;
    }

    /// The changes so far, to add to.
    Batch batch() {
        return batch;
    }

    /// A statement begins.
    void begin() {
        added.clear();
        if (several) {
            batch.begin();
        }
    }

    /// The statement that began is complete, and changes this document.
    void keep(byte[] idKey) {
        if (several) {
            batch.keep();
            documents.add(idKey);
            bytes += OVERHEAD;
            unique.addAll(added);
        }
    }

    /// The statement that began has failed: what it would have changed is forgotten.
    void forget() {
        if (several) {
            batch.forget();
            takesUnique = false;
        }
    }

    void putDocument(byte[] key, byte[] document) {
        batch.put(ColumnFamily.DOCUMENTS, key, document);
        bytes += document.length;
    }

    /// Notes an entry of a unique index that is added.
    ///
    /// @return false when another statement before it adds the same
    boolean addUnique(byte[] entry) {
        added.add(entry);
        return !unique.contains(entry);
    }

    /// An entry of a unique index is taken away.
    void takesUnique() {
        takesUnique = true;
    }

    /// Whether it is time to write them.
    boolean due() {
        return !several || takesUnique || bytes > MUCH;
    }

    boolean changes(byte[] idKey) {
        return documents.contains(idKey);
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    /// Writes all of them.
    void write() {
        try {
            batch.write();
        } finally {
            if (several) {
                batch.clear();
            }
            documents.clear();
            unique.clear();
            takesUnique = false;
            bytes = 0;
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
