package io.amends.satisfaction.domain.interactions;

import io.amends.contracts.InteractionContract;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An interaction as somebody sent it, by REST or on the topic, before it is known to be right.
///
/// @param amount how much, and `currency` of what; both or neither
/// @param revision absent for the first one
public record InteractionInput(
        @Nullable String id,
        @Nullable String customerId,
        @Nullable InteractionType type,
        @Nullable Instant at,
        @Nullable Amount amount,
        @Nullable Instant dueAt,
        @Nullable String product,
        @Nullable String batch,
        @Nullable Integer revision) {

    /// An amount as somebody sent it.
    public record Amount(@Nullable BigDecimal amount, @Nullable String currency) {}

    /// What an event carries. Nothing of it is certain: events are written by any system.
    public static InteractionInput of(InteractionContract.Recorded event) {
        @Nullable Money money = event.amount();
        @Nullable Product product = event.product();
        return new InteractionInput(
                event.id(),
                event.customerId(),
                event.type(),
                event.at(),
                money == null ? null : new Amount(money.amount(), money.currency()),
                event.dueAt(),
                product == null ? null : product.name(),
                product == null ? null : product.batch(),
                event.revision());
    }

    /// Everything that is wrong with it at an instant; empty where it can be recorded.
    public List<InteractionRules.Fault> faults(Instant now) {
        return InteractionRules.faults(this, now);
    }

    /// The interaction, once nothing is wrong with it.
    public Interaction interaction() {
        return new Interaction(
                Objects.requireNonNull(id),
                Objects.requireNonNull(type),
                Objects.requireNonNull(at),
                amount == null
                        ? null
                        : new Money(
                                Objects.requireNonNull(amount.amount()),
                                Objects.requireNonNull(amount.currency())),
                dueAt,
                product == null ? null : new Product(product, batch),
                revision == null ? 0 : revision);
    }
}
