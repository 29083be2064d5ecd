package io.amends.eventing.aggregate;

import java.util.List;

/// Documents that the current code cannot read: damaged, or written by a newer version.
public final class UnreadableDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    private final String collection;
    private final transient List<String> ids;

    /// @param collection their collection
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

    /// Their collection.
    public String collection() {
        return collection;
    }

    /// Their ids.
    public List<String> ids() {
        return ids;
    }

    /// The types of the exceptions without their messages, which may quote customer data.
    static String describe(Throwable cause) {
        var root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var name = cause.getClass().getSimpleName();
        return root == cause ? name : name + " by " + root.getClass().getSimpleName();
    }
}
