/// Everything for one machine: a durable MongoDB-compatible store and a real Kafka broker, each in
/// a process of its own.
@NullMarked
package io.amends.embedded;

import org.jspecify.annotations.NullMarked;
