package io.amends.complaint.application;

import io.amends.complaint.domain.ContactField;

/// A contact detail whose value is invalid.
public final class InvalidContactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ContactField field;

    InvalidContactException(ContactField field) {
        super(field + " is impossible", null, false, false);
        this.field = field;
    }

    /// The field of the invalid value.
    public ContactField field() {
        return field;
    }
}
