/// Filters, their bounds, and the plan that examines least.
@NullMarked
package io.amends.embedded.store.query;

import org.jspecify.annotations.NullMarked;
