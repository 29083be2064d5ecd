/// Clients of the broker: sending events, questions about topics and consumer groups.
@NullMarked
package io.amends.eventing.kafka;

import org.jspecify.annotations.NullMarked;
