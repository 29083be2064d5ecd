package io.amends.contracts;

/// The topics of published events. Each has a dead-letter topic.
public enum Topic {
    COMPLAINTS("amends.complaints"),
    FOLLOWUPS("amends.followups"),
    CUSTOMERS("amends.customers"),
    INTERACTIONS("amends.interactions"),
    POLICIES("amends.policies");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    /// The topic's name at the broker.
    public String wireName() {
        return wireName;
    }

    /// The name of the topic with copies of dead letters.
    public String deadLetters() {
        return wireName + ".dlt";
    }
}
