package io.amends.complaint.domain;

/// The value of one contact field of a customer.
///
/// @param value as it was entered
/// @param normalized form used for comparison: equal for two spellings of the same number
public record ContactDetail(ContactField field, String value, String normalized) {

    /// A value that has only one spelling.
    public static ContactDetail of(ContactField field, String value) {
        return new ContactDetail(field, value, value);
    }

    boolean isSameAs(ContactDetail other) {
        return field == other.field && normalized.equals(other.normalized);
    }

    /// Leaves the value out, since it is personal data.
    @Override
    public String toString() {
        return "ContactDetail[" + field + "]";
    }
}
