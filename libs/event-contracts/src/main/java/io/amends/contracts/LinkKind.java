package io.amends.contracts;

/// How one complaint is linked with another one.
public enum LinkKind {
    RELATED,
    DUPLICATE,
    CAUSED_BY,
    SAME_PROBLEM,
    /// The other side of [#CAUSED_BY].
    CAUSES;

    /// The kind of the same link, seen from the other complaint.
    public LinkKind inverse() {
        return switch (this) {
            case CAUSED_BY -> CAUSES;
            case CAUSES -> CAUSED_BY;
            case RELATED, DUPLICATE, SAME_PROBLEM -> this;
        };
    }
}
