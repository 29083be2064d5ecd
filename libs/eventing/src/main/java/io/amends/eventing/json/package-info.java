/// The one JSON of the platform.
@NullMarked
package io.amends.eventing.json;

import org.jspecify.annotations.NullMarked;
