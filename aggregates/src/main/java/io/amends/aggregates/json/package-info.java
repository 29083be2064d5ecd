/// The one JSON of the platform.
@NullMarked
package io.amends.aggregates.json;

import org.jspecify.annotations.NullMarked;
