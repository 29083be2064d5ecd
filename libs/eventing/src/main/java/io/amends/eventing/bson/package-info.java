/// How records become BSON and are read again.
@NullMarked
package io.amends.eventing.bson;

import org.jspecify.annotations.NullMarked;
