package io.amends.embedded.mongo.data;

import io.amends.embedded.mongo.engine.View;
import org.jspecify.annotations.Nullable;

/// A collection found by its name.
///
/// @param collection null if there is none
/// @param view a synced state of the store in which it has that name; must be closed
public record NamedCollection(@Nullable Collection collection, View view) {}
