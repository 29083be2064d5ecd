package io.amends.embedded.store.query;

/// What a command looked at: entries of indexes, documents, and how many documents it gave.
public final class Examined {

    private long keys;
    private long documents;
    private long returned;

    void key() {
        keys++;
    }

    void document() {
        documents++;
    }

    /// Another document was given to the client or changed.
    public void returned() {
        returned++;
    }

    /// Index entries read.
    public long keys() {
        return keys;
    }

    /// Documents read.
    public long documents() {
        return documents;
    }

    /// Documents given or changed.
    public long given() {
        return returned;
    }
}
