/// Details of a service's readiness.
@NullMarked
package io.amends.eventing.web.health;

import org.jspecify.annotations.NullMarked;
