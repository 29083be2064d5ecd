/// What a service's readiness says in detail.
@NullMarked
package io.amends.web.health;

import org.jspecify.annotations.NullMarked;
