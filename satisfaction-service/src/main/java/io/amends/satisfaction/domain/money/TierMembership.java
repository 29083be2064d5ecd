package io.amends.satisfaction.domain.money;

import io.amends.contracts.Tier;
import java.time.Instant;

/// The tier a customer is in.
///
/// @param since when a night put them there
public record TierMembership(Tier tier, Instant since) {}
