package io.amends.satisfaction.domain.interactions;

import io.amends.contracts.InteractionType;
import org.jspecify.annotations.Nullable;

/// What one interaction adds to the sums of its day.
///
/// @param day days since 1970-01-01, UTC
/// @param late for payments: whether it was paid after it was due
/// @param currency of the amount; null without one
/// @param amount in the smallest unit of the currency, such as cents
public record Contribution(
        int day, InteractionType type, boolean late, @Nullable String currency, long amount) {

    /// The contribution of an interaction. Amounts count for purchases and refunds only.
    public static Contribution of(Interaction interaction) {
        var money = interaction.amount();
        var counted =
                interaction.type() == InteractionType.PURCHASE
                        || interaction.type() == InteractionType.REFUND;
        return new Contribution(
                Math.toIntExact(interaction.day().toEpochDay()),
                interaction.type(),
                interaction.late(),
                money == null || !counted ? null : money.currency(),
                money == null || !counted ? 0 : money.minorUnits());
    }
}
