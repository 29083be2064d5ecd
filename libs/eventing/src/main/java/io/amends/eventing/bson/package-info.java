/// BSON codecs for records.
@NullMarked
package io.amends.eventing.bson;

import org.jspecify.annotations.NullMarked;
