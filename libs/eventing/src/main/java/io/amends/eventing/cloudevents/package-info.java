/// The wire format: CloudEvents over Kafka, read strictly by the published schemas.
@NullMarked
package io.amends.eventing.cloudevents;

import org.jspecify.annotations.NullMarked;
