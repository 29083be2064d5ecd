package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A published event: ids, codes, instants and money; no free text and no personal data.
///
/// New fields are optional. A change that an old reader would misunderstand is a new version, with
/// a wire name of its own in [EventType]; the old version remains.
public sealed interface ContractEvent
        permits ComplaintContract,
                FollowupContract,
                CustomerContract,
                ScoresContract,
                PolicyContract,
                InteractionContract {

    /// The customer's id: a pseudonym that is also the partition key. Null for events that concern
    /// all customers.
    @Nullable String customerId();

    /// When it happened, in business time. For imports this is before the envelope's time, which is
    /// when the platform recorded it.
    Instant at();
}
