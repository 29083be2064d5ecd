/// What a service's readiness says in detail.
@NullMarked
package io.amends.eventing.web.health;

import org.jspecify.annotations.NullMarked;
