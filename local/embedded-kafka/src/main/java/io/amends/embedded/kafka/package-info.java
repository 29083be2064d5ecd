/// A real Kafka broker for one machine: one node, in KRaft mode, that syncs before acknowledging.
@NullMarked
package io.amends.embedded.kafka;

import org.jspecify.annotations.NullMarked;
