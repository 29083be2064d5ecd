package io.amends.eventing.aggregate;

import java.util.List;

/// Documents in the store that today's code cannot read: damaged, or written by a newer version.
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    private final String collection;
    private final transient List<String> ids;

    /// @param collection where they are stored
    /// @param cause why one of them cannot be read
    public UnreadableDocumentException(String collection, List<String> ids, Throwable cause) {
        super(
                "cannot read "
                        + String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())))
                        + " in "
                        + collection
                        + ": "
                        + describe(cause),
                cause);
        this.collection = collection;
        this.ids = List.copyOf(ids);
    }

    /// Where they are stored.
    public String collection() {
        return collection;
    }

    /// Which documents.
    public List<String> ids() {
        return ids;
    }

    /// The kinds of failure without their messages, which may quote what a customer wrote.
    static String describe(Throwable cause) {
        var root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var name = cause.getClass().getSimpleName();
        return root == cause ? name : name + " by " + root.getClass().getSimpleName();
    }
}
