package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened, as every subscriber may know it: ids, codes, instants and money; no
/// free text and no personal data.
///
/// New fields are optional. A change that an old reader would misunderstand is a new version beside
/// the old one, with a wire name of its own in [EventType].
public sealed interface ContractEvent
        permits ComplaintContract,
                FollowupContract,
                CustomerContract,
                ScoresContract,
                InteractionContract {

    /// The customer it is about: a pseudonym that is also the partition key. Null for what concerns
    /// all of them.
    @Nullable String customerId();

    /// When it happened in the business. For what was imported this lies before the envelope's
    /// time, which is when the platform recorded it.
    Instant at();
}
