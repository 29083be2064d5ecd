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

/// An interaction as sent by REST or on the topic, not validated yet.
///
/// @param amount with its `currency`: both or neither
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

    /// An amount as sent.
    public record Amount(@Nullable BigDecimal amount, @Nullable String currency) {}

    /// The input in an event. It is not trusted: any system may publish events.
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

    /// All errors at an instant; empty for a valid input.
    public List<InteractionRules.Fault> faults(Instant now) {
        return InteractionRules.faults(this, now);
    }

    /// The interaction of a valid input.
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
