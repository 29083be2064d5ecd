package io.amends.satisfaction.domain.interactions;

import io.amends.contracts.InteractionContract;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A purchase, payment, visit, call or refund.
///
/// @param id unique for the customer and the sending system
/// @param dueAt for payments: when it was due
/// @param revision a higher one replaces a lower one of the same id
public record Interaction(
        String id,
        InteractionType type,
        Instant at,
        @Nullable Money amount,
        @Nullable Instant dueAt,
        @Nullable Product product,
        int revision) {

    /// Of several interactions with one id, the valid one comes first: the highest revision. Two
    /// with the same revision are an error of the sender; then the earlier one is valid,
    /// independent of the order of arrival.
    static final Comparator<Interaction> PRECEDENCE =
            Comparator.comparingInt(Interaction::revision)
                    .reversed()
                    .thenComparing(Interaction::at)
                    .thenComparing(Interaction::toString);

    public Interaction {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The interaction in an event.
    public static Interaction of(InteractionContract.Recorded event) {
        return new Interaction(
                event.id(),
                event.type(),
                event.at(),
                event.amount(),
                event.dueAt(),
                event.product(),
                event.revision());
    }

    /// The event that publishes it.
    public InteractionContract.Recorded toContract(String customerId) {
        return new InteractionContract.Recorded(
                id, customerId, type, at, amount, dueAt, product, revision);
    }

    /// Its day, in UTC.
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// Whether it was paid after it was due.
    boolean late() {
        return type == InteractionType.PAYMENT && dueAt != null && at.isAfter(dueAt);
    }
}
