package io.amends.aggregates;

import java.util.List;

/// Documents in the store that today's code cannot read: damaged, or written by a newer version.
public final class UnreadableDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    private final transient List<String> ids;

    UnreadableDocument(String collection, List<String> ids, Throwable cause) {
        super(
                "cannot read "
                        + String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())))
                        + " in "
                        + collection
                        + ": "
                        + cause.getClass().getSimpleName(),
                cause);
        this.ids = List.copyOf(ids);
    }

    /// Which documents.
    public List<String> ids() {
        return ids;
    }
}
