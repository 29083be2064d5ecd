package io.amends.embedded.mongo.index;

import io.amends.embedded.mongo.codec.Path;

/// One field of an index.
///
/// @param path path of its values
/// @param ascending its direction
public record IndexField(Path path, boolean ascending) {}
