/// Endpoint that republishes a service's events.
@NullMarked
package io.amends.eventing.web.republish;

import org.jspecify.annotations.NullMarked;
