/// The relay: sends what waits in outboxes, files it and takes it out.
@NullMarked
package io.amends.aggregates.outbox;

import org.jspecify.annotations.NullMarked;
