/// Filters, their bounds, and the plan that examines least.
@NullMarked
package io.amends.embedded.mongo.query;

import org.jspecify.annotations.NullMarked;
