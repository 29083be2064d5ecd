package io.amends.satisfaction.domain.facts;

/// The publisher of a fact. The constants are in the order of their names on the wire, by which
/// facts of the same instant are sorted.
public enum Source {
    COMPLAINTS("/complaint-service"),
    FOLLOWUPS("/followup-service");

    private final String wireName;

    Source(String wireName) {
        this.wireName = wireName;
    }

    /// The `ce_source` of its events.
    public String wireName() {
        return wireName;
    }
}
