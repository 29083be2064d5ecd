/// Leases: one process at a time has a lease, and another one soon after that process died.
@NullMarked
package io.amends.eventing.lease;

import org.jspecify.annotations.NullMarked;
