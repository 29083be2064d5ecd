package io.amends.satisfaction.domain.score;

import io.amends.scoring.purchases.GammaGamma;
import io.amends.scoring.purchases.PurchaseModel;
import org.jspecify.annotations.Nullable;

/// What an installation learned of how its customers buy.
///
/// @param model how often, and who has gone
/// @param spend how much, in the smallest unit of `currency`; null while that could not be fitted
/// @param currency the currency of `spend`
public record PurchaseParameters(
        PurchaseModel model, @Nullable GammaGamma spend, @Nullable String currency) {}
