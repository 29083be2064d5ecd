package io.amends.satisfaction.domain.money;

import io.amends.contracts.Tier;
import java.time.Instant;

/// A customer's tier.
///
/// @param since the nightly pass that assigned it
public record TierMembership(Tier tier, Instant since) {}
