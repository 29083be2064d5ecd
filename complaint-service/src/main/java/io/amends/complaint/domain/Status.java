package io.amends.complaint.domain;

/// Where a complaint stands in its life.
public enum Status {
    RECEIVED,
    ACKNOWLEDGED,
    INVESTIGATING,
    PROPOSED,
    RESOLVED,
    REJECTED,
    WITHDRAWN,
    CLOSED,
    REOPENED;

    /// Whether somebody still has to do something about it.
    public boolean isOpen() {
        return switch (this) {
            case RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED, REOPENED -> true;
            case RESOLVED, REJECTED, WITHDRAWN, CLOSED -> false;
        };
    }
}
