package io.amends.satisfaction.domain.facts;

/// Who published a fact. The order is the order of the names on the wire, and facts of the same
/// instant are sorted by it.
public enum Source {
    COMPLAINTS("/complaint-service"),
    FOLLOWUPS("/followup-service");

    private final String wireName;

    Source(String wireName) {
        this.wireName = wireName;
    }

    /// The source of its events, as on the wire.
    public String wireName() {
        return wireName;
    }
}
