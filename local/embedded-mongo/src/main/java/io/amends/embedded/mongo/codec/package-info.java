/// Documents as bytes: BSON for storage, order-preserving keys for indexes.
@NullMarked
package io.amends.embedded.mongo.codec;

import org.jspecify.annotations.NullMarked;
