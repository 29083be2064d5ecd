package io.amends.complaint.domain;

import java.time.Instant;
import java.util.Comparator;

/// The last value of one field from one source.
///
/// @param at when the source stated it
public record ContactStatement(ContactDetail detail, ContactSource source, Instant at) {

    /// Oldest first; at equal instants the order of the values decides, so that the order of
    /// arrival does not matter.
    static final Comparator<ContactStatement> BY_TIME =
            Comparator.comparing(ContactStatement::at)
                    .thenComparing(it -> it.detail().value())
                    .thenComparing(it -> it.source().name());

    /// The field it is about.
    public ContactField field() {
        return detail.field();
    }

    boolean isReplacedBy(ContactStatement other) {
        return field() == other.field() && source.isReplacedBy(other.source);
    }
}
