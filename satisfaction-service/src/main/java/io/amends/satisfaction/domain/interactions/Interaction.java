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
/// @param id unique for the customer and the system that sent it
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

    /// Of several with one id, the one that holds comes first: the highest revision. Two that claim
    /// the same revision should not be; if they are, the earlier one holds, and the order of their
    /// arrival does not decide.
    static final Comparator<Interaction> PRECEDENCE =
            Comparator.comparingInt(Interaction::revision)
                    .reversed()
                    .thenComparing(Interaction::at)
                    .thenComparing(Interaction::toString);

    public Interaction {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The interaction that an event tells of.
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

    /// The event that tells others of it.
    public InteractionContract.Recorded toContract(String customerId) {
        return new InteractionContract.Recorded(
                id, customerId, type, at, amount, dueAt, product, revision);
    }

    /// The day it falls on, in UTC.
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// Whether it was paid after it was due.
    boolean late() {
        return type == InteractionType.PAYMENT && dueAt != null && at.isAfter(dueAt);
    }
}
