/// Consumes the events of complaints, follow-ups and interactions.
@NullMarked
package io.amends.satisfaction.messaging;

import org.jspecify.annotations.NullMarked;
