package io.amends.embedded.mongo.data;

import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Changes of one command that are written together, each statement's atomically. They have to be
/// written before their documents are read or searched: a view does not show them.
///
/// They delete no entry of a unique index, so that the content of such an index is that of the
/// store plus these additions.
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

    /// @param several whether changes of more than one statement may be collected
    PendingChanges(Batch batch, boolean several) {
        this.batch = batch;
        this.several = several;
    }

    /// The batch of the changes so far.
    Batch batch() {
        return batch;
    }

    /// Begins a statement.
    void begin() {
        added.clear();
        if (several) {
            batch.setSavePoint();
        }
    }

    /// Ends the current statement successfully; it changes this document.
    void endStatement(byte[] idKey) {
        if (several) {
            batch.popSavePoint();
            documents.add(idKey);
            bytes += OVERHEAD;
            unique.addAll(added);
        }
    }

    /// Rolls back the current statement.
    void rollback() {
        if (several) {
            batch.rollbackToSavePoint();
            takesUnique = false;
        }
    }

    void putDocument(byte[] key, byte[] document) {
        batch.put(ColumnFamily.DOCUMENTS, key, document);
        bytes += document.length;
    }

    /// Adds an entry of a unique index.
    ///
    /// @return false when an earlier statement adds the same
    boolean addUnique(byte[] entry) {
        added.add(entry);
        return !unique.contains(entry);
    }

    /// Records that an entry of a unique index is deleted.
    void takesUnique() {
        takesUnique = true;
    }

    /// Whether they should be written now.
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
