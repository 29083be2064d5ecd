/// Detects customers who are about to leave without complaining, from the rhythm of their own
/// history.
@NullMarked
package io.amends.satisfaction.domain.silence;

import org.jspecify.annotations.NullMarked;
