package io.amends.contracts;

import java.time.Instant;

/// Something that happened, as every subscriber may know it: ids, codes, instants and money; no
/// free text and no personal data.
///
/// New fields are optional. A change that an old reader would misunderstand is a new version beside
/// the old one, with a wire name of its own in [EventType].
public sealed interface ContractEvent
        permits ComplaintContract, FollowupContract, CustomerContract, InteractionContract {

    /// The customer it is about: a pseudonym that is also the partition key.
    String customerId();

    /// When it happened in the business. For what was imported this lies before the envelope's
    /// time, which is when the platform recorded it.
    Instant at();
}
