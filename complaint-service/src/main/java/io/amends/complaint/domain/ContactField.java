package io.amends.complaint.domain;

/// The contact data of a customer.
public enum ContactField {
    NAME,
    EMAIL,
    PHONE,
    LANGUAGE,
    CONTACT_BY;

    /// Whether customers without a pseudonym are matched by this field.
    public boolean isIdentifier() {
        return switch (this) {
            case EMAIL, PHONE -> true;
            case NAME, LANGUAGE, CONTACT_BY -> false;
        };
    }
}
