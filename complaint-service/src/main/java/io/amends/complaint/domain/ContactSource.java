package io.amends.complaint.domain;

/// The source of a statement about a customer.
///
/// @param name as in histories: `integration/crm`, `agent/kim`
/// @param staff whether it is an agent, a supervisor or an administrator
public record ContactSource(String name, boolean staff) {
    private static final String INTEGRATIONS = "integration/";

    /// The source for a name as in histories.
    public static ContactSource named(String name) {
        return new ContactSource(name, !name.startsWith(INTEGRATIONS));
    }

    /// Whether a later statement of `other` replaces one of this source: each integration is a
    /// source of its own, all members of the staff are one.
    boolean isReplacedBy(ContactSource other) {
        return staff ? other.staff : name.equals(other.name);
    }
}
