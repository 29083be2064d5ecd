package io.amends.embedded.mongo.index;

import io.amends.embedded.mongo.codec.Path;

/// One field of an index.
///
/// @param path where its values are
/// @param ascending its direction
public record IndexField(Path path, boolean ascending) {}
