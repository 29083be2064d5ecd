/// Refusals and failures as RFC 9457 problems.
@NullMarked
package io.amends.web.problem;

import org.jspecify.annotations.NullMarked;
