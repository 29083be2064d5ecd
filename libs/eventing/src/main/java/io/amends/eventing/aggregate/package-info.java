/// Aggregates and projections in MongoDB with their outbox, history, timers and source offsets.
@NullMarked
package io.amends.eventing.aggregate;

import org.jspecify.annotations.NullMarked;
