/// Customers' interactions other than complaints, each once and at its highest revision, and the
/// summary that scores are computed from.
@NullMarked
package io.amends.satisfaction.domain.interactions;

import org.jspecify.annotations.NullMarked;
