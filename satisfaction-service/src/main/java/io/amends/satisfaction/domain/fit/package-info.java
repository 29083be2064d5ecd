/// Learning from an installation's own history: how its customers buy, who of them stayed, and
/// whether what was learned is better than what is known.
@NullMarked
package io.amends.satisfaction.domain.fit;

import org.jspecify.annotations.NullMarked;
