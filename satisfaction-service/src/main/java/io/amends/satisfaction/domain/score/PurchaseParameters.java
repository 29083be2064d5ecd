package io.amends.satisfaction.domain.score;

import io.amends.scoring.purchases.GammaGamma;
import io.amends.scoring.purchases.PurchaseModel;
import org.jspecify.annotations.Nullable;

/// The purchase models as fitted to the installation's customers.
///
/// @param model purchase frequency and dropout
/// @param spend amounts, in the smallest unit of `currency`; null if that fit did not converge
/// @param currency the currency of `spend`
public record PurchaseParameters(
        PurchaseModel model, @Nullable GammaGamma spend, @Nullable String currency) {}
