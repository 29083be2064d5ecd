/// Filters, their bounds, and the planner that chooses the cheapest index.
@NullMarked
package io.amends.embedded.mongo.query;

import org.jspecify.annotations.NullMarked;
