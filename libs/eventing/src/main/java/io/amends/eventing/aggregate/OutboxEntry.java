package io.amends.eventing.aggregate;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Envelope;
import org.bson.RawBsonDocument;

/// An event in an outbox, ready to be sent.
///
/// @param envelope what stands around it on the wire
/// @param event what others may see of it
/// @param entry the whole of it as it lies in the store
public record OutboxEntry(Envelope envelope, ContractEvent event, RawBsonDocument entry) {}
