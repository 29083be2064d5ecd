/// Rights that run out unless they are renewed: of one process at a time, and of another one soon
/// after it died.
@NullMarked
package io.amends.eventing.lease;

import org.jspecify.annotations.NullMarked;
