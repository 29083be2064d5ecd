package io.amends.complaint.domain;

/// One thing that is said of a customer.
///
/// @param value as it was said
/// @param normalized what tells it from another value: the same number written in two ways has the
///   same here
public record ContactDetail(ContactField field, String value, String normalized) {

    /// Something that is not written in more than one way.
    public static ContactDetail of(ContactField field, String value) {
        return new ContactDetail(field, value, value);
    }

    boolean isSameAs(ContactDetail other) {
        return field == other.field && normalized.equals(other.normalized);
    }

    /// The value is personal and not printed.
    @Override
    public String toString() {
        return "ContactDetail[" + field + "]";
    }
}
