package io.amends.contracts;

import org.jspecify.annotations.Nullable;

/// The product of a complaint or a purchase.
///
/// @param name the product's name or number
/// @param batch the batch or lot
public record Product(String name, @Nullable String batch) {}
