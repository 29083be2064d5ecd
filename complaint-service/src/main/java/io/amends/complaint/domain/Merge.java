package io.amends.complaint.domain;

import java.time.Instant;

/// The merge of a complaint into another one.
///
/// @param into the complaint that goes on
/// @param statusBefore the status that its undo gives back
/// @param confirmed whether the other complaint is known to have taken it over
public record Merge(String into, Status statusBefore, Instant at, boolean confirmed) {
    Merge confirm() {
        return new Merge(into, statusBefore, at, true);
    }
}
