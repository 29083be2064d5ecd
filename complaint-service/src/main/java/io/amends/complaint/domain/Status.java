package io.amends.complaint.domain;

/// The status of a complaint.
public enum Status {
    RECEIVED,
    ACKNOWLEDGED,
    INVESTIGATING,
    PROPOSED,
    RESOLVED,
    REJECTED,
    WITHDRAWN,
    CLOSED,
    REOPENED,
    /// Merged into another complaint, which goes on for both.
    MERGED;

    /// Whether the complaint still needs work.
    public boolean isOpen() {
        return switch (this) {
            case RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED, REOPENED -> true;
            case RESOLVED, REJECTED, WITHDRAWN, CLOSED, MERGED -> false;
        };
    }
}
