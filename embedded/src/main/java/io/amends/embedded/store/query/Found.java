package io.amends.embedded.store.query;

import de.bwaldvogel.mongo.bson.Document;

/// A document that a query found.
///
/// @param idKey the key of its `_id`
/// @param size its length in bytes
public record Found(byte[] idKey, Document document, int size) {}
