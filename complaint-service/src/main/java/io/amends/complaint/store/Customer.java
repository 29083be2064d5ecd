package io.amends.complaint.store;

import io.amends.complaint.domain.ContactRecord;
import java.time.Instant;

/// A customer who is known by more than a pseudonym.
///
/// @param version one more with every change
/// @param since when they became known
/// @param updatedAt when something was last said of them that changed what is known
public record Customer(
        String id, ContactRecord contact, long version, Instant since, Instant updatedAt) {}
