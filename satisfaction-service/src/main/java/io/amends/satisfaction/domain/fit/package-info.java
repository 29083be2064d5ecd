/// Fits parameters to an installation's own history: how its customers buy, who of them stayed, and
/// whether the new parameters are better than those in force.
@NullMarked
package io.amends.satisfaction.domain.fit;

import org.jspecify.annotations.NullMarked;
