/// Events between services: the wire format, idempotent consumers, dead letters, topics. All Kafka
/// code is here.
@NullMarked
package io.amends.eventing.consuming;

import org.jspecify.annotations.NullMarked;
