/// Events that could not be applied and documents that cannot be read, until an operator decides.
@NullMarked
package io.amends.eventing.deadletter;

import org.jspecify.annotations.NullMarked;
