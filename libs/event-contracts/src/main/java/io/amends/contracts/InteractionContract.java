package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's interactions other than complaints. On `amends.interactions`, from any system.
public sealed interface InteractionContract extends ContractEvent {

    @Override
    String customerId();

    /// A purchase, payment, visit, call or refund.
    ///
    /// @param id unique for the customer and the system that records it
    /// @param amount not negative; for a refund the refunded amount
    /// @param dueAt for payments: when it was due
    /// @param revision a higher one replaces what was recorded under the same id
    record Recorded(
            String id,
            String customerId,
            InteractionType type,
            Instant at,
            @Nullable Money amount,
            @Nullable Instant dueAt,
            @Nullable Product product,
            int revision)
            implements InteractionContract {
        public Recorded {
            Ranges.within("revision", revision, 0, Integer.MAX_VALUE);
        }
    }
}
