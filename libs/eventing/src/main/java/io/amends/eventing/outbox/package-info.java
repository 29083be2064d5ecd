/// The relay: sends what waits in outboxes, files it and takes it out.
@NullMarked
package io.amends.eventing.outbox;

import org.jspecify.annotations.NullMarked;
