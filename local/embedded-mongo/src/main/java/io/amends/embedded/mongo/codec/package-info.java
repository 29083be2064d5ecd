/// Documents as bytes: BSON for storing, order-preserving keys for finding.
@NullMarked
package io.amends.embedded.mongo.codec;

import org.jspecify.annotations.NullMarked;
