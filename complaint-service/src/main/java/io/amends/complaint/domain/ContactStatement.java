package io.amends.complaint.domain;

import java.time.Instant;
import java.util.Comparator;

/// What one source said last of one field.
///
/// @param at when it was said
public record ContactStatement(ContactDetail detail, ContactSource source, Instant at) {

    /// The later one is last; of one instant, the order of the values decides, so that it does not
    /// matter in which order they arrive.
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
