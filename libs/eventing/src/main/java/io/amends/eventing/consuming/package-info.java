/// Idempotent consumers of other services' events: listener containers, batches, parked events,
/// lag.
@NullMarked
package io.amends.eventing.consuming;

import org.jspecify.annotations.NullMarked;
