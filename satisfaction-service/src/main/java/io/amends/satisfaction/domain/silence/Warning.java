package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;
import java.time.Instant;

/// A warning that a customer seems about to leave without complaining.
///
/// @param reason the signal that triggered it
/// @param since when it began
public record Warning(SilenceReason reason, Instant since) {}
