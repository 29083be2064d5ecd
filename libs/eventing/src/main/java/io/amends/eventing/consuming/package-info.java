/// Events between services: the wire format, the idempotent consumer, dead letters, the topics.
/// Everything that knows Kafka is here.
@NullMarked
package io.amends.eventing.consuming;

import org.jspecify.annotations.NullMarked;
