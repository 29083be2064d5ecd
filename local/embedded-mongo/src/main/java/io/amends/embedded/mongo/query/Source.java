package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.index.Index;
import java.util.List;

/// The collection that a query reads.
///
/// @param id prefix of its documents
/// @param indexes all indexes, complete in the state to be read or not yet
public record Source(int id, List<Index> indexes) {}
