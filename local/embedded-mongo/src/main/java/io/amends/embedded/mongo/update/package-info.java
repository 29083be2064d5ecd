/// Applies updates to documents.
@NullMarked
package io.amends.embedded.mongo.update;

import org.jspecify.annotations.NullMarked;
