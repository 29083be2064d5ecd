package io.amends.eventing.aggregate;

import java.time.Instant;
import org.bson.BsonDocument;

/// An event that an aggregate has published, or is about to.
///
/// @param type the name of its type, as stored
public record PublishedEvent(String type, Instant at, BsonDocument data) {}
