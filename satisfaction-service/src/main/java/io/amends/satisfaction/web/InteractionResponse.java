package io.amends.satisfaction.web;

import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.amends.satisfaction.domain.interactions.Sender;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A recorded interaction.
///
/// @param sender which system recorded it: `integration:shop`, `staff`, `source:/till`
record InteractionResponse(
        String id,
        String customerId,
        InteractionType type,
        Instant at,
        @Nullable Money amount,
        @Nullable Instant dueAt,
        @Nullable String product,
        @Nullable String batch,
        int revision,
        String sender) {

    static InteractionResponse of(RecordedInteraction recorded) {
        var interaction = recorded.interaction();
        var product = Optional.ofNullable(interaction.product());
        return new InteractionResponse(
                interaction.id(),
                recorded.customerId(),
                interaction.type(),
                interaction.at(),
                interaction.amount(),
                interaction.dueAt(),
                product.map(Product::name).orElse(null),
                product.map(Product::batch).orElse(null),
                interaction.revision(),
                new Sender(recorded.sender()).text());
    }
}
