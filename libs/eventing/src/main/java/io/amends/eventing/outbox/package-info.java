/// The relay: sends waiting events and moves them from the outbox to the history.
@NullMarked
package io.amends.eventing.outbox;

import org.jspecify.annotations.NullMarked;
