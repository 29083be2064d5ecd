/// BSON codecs for records, and the stored names of domain events.
@NullMarked
package io.amends.eventing.bson;

import org.jspecify.annotations.NullMarked;
