/// Refusals as RFC 9457 problems and as pages for people.
@NullMarked
package io.amends.gateway.problem;

import org.jspecify.annotations.NullMarked;
