/// Documents as bytes: BSON for storing, order-preserving keys for finding.
@NullMarked
package io.amends.embedded.store.codec;

import org.jspecify.annotations.NullMarked;
