/// How records become BSON and are read again.
@NullMarked
package io.amends.aggregates.bson;

import org.jspecify.annotations.NullMarked;
