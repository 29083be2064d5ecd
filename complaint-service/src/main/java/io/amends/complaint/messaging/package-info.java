/// The Kafka events that the service publishes and consumes.
@NullMarked
package io.amends.complaint.messaging;

import org.jspecify.annotations.NullMarked;
