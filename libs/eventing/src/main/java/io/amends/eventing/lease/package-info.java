/// Leases: held by one process at a time, and by another one soon after it died.
@NullMarked
package io.amends.eventing.lease;

import org.jspecify.annotations.NullMarked;
