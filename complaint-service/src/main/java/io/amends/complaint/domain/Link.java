package io.amends.complaint.domain;

import io.amends.contracts.LinkKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link with another complaint, which has the same link in the other direction.
///
/// @param confirmed whether the other complaint is known to have it
public record Link(String to, LinkKind kind, Instant at, boolean confirmed) {
    boolean isTo(String reference, @Nullable LinkKind other) {
        return to.equals(reference) && kind == other;
    }

    Link confirm() {
        return new Link(to, kind, at, true);
    }
}
