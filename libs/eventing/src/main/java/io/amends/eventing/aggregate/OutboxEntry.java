package io.amends.eventing.aggregate;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Envelope;
import org.bson.RawBsonDocument;

/// An event in an outbox, ready to be sent.
///
/// @param envelope its metadata on the wire
/// @param event its published form
/// @param entry the whole entry as it is stored
public record OutboxEntry(Envelope envelope, ContractEvent event, RawBsonDocument entry) {}
