package io.amends.embedded.mongo.engine;

import java.nio.charset.StandardCharsets;

/// The kinds of records of a store, each in its own column family.
public enum ColumnFamily {
    /// Collections, their indexes and counts.
    META("default"),
    /// Documents as BSON by collection and `_id`.
    DOCUMENTS("documents"),
    /// Index entries by index, values and `_id`.
    ENTRIES("entries");

    private final String title;

    ColumnFamily(String title) {
        this.title = title;
    }

    byte[] bytes() {
        return title.getBytes(StandardCharsets.UTF_8);
    }
}
