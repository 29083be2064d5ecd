package io.amends.complaint.store;

import io.amends.complaint.domain.ContactRecord;
import java.time.Instant;

/// A customer with stored contact data.
///
/// @param version incremented with every change
/// @param since when the customer became known
/// @param updatedAt when the contact data last changed
public record Customer(
        String id, ContactRecord contact, long version, Instant since, Instant updatedAt) {}
