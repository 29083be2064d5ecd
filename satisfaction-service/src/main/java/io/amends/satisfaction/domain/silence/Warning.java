package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;
import java.time.Instant;

/// That a customer seems about to leave without a word.
///
/// @param reason by what they were noticed
/// @param since when they were
public record Warning(SilenceReason reason, Instant since) {}
