/// The relay: sends waiting events, files them and removes them from the outbox.
@NullMarked
package io.amends.eventing.outbox;

import org.jspecify.annotations.NullMarked;
