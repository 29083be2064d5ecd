package io.amends.complaint.domain;

/// Who said something of a customer.
///
/// @param name as it stands in histories: `integration/crm`, `agent/kim`
/// @param staff whether it is a person of the house: an agent, a supervisor, an administrator
public record ContactSource(String name, boolean staff) {
    private static final String INTEGRATIONS = "integration/";

    /// The source with a name as it stands in histories.
    public static ContactSource named(String name) {
        return new ContactSource(name, !name.startsWith(INTEGRATIONS));
    }

    /// Whether a later statement of `other` replaces one of this source: each integration speaks
    /// for itself, the staff speaks with one voice.
    boolean isReplacedBy(ContactSource other) {
        return staff ? other.staff : name.equals(other.name);
    }
}
