/// What customers do besides complaining, each interaction once and at its newest revision, and the
/// summary that scores are made of.
@NullMarked
package io.amends.satisfaction.domain.interactions;

import org.jspecify.annotations.NullMarked;
