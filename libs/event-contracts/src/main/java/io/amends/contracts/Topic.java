package io.amends.contracts;

/// Where events travel. Each topic has a dead-letter topic beside it.
public enum Topic {
    COMPLAINTS("amends.complaints"),
    FOLLOWUPS("amends.followups"),
    CUSTOMERS("amends.customers"),
    INTERACTIONS("amends.interactions");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    /// The topic's name at the broker.
    public String wireName() {
        return wireName;
    }

    /// The name of the topic that holds copies of what could not be handled.
    public String deadLetters() {
        return wireName + ".dlt";
    }
}
