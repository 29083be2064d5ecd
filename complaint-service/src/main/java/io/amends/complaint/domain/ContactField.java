package io.amends.complaint.domain;

/// What is known of a customer, and of how to reach them.
public enum ContactField {
    NAME,
    EMAIL,
    PHONE,
    LANGUAGE,
    CONTACT_BY;

    /// Whether a customer without a pseudonym is found by it.
    public boolean isIdentifier() {
        return switch (this) {
            case EMAIL, PHONE -> true;
            case NAME, LANGUAGE, CONTACT_BY -> false;
        };
    }
}
