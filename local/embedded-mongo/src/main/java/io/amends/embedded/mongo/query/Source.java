package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.index.Index;
import java.util.List;

/// The collection a plan is for.
///
/// @param id prefix of its documents
/// @param indexes all of them, be they complete in the state to be read or not yet
public record Source(int id, List<Index> indexes) {}
