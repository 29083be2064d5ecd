package io.amends.complaint.store;

import io.amends.complaint.domain.PersonalData;
import java.time.Instant;

/// A customer who is known by more than a pseudonym.
///
/// @param since when they became known
public record Customer(String id, PersonalData personalData, Instant since) {}
