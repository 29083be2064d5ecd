/// What a caller is told when something is refused or fails, as RFC 9457 problems.
@NullMarked
package io.amends.web.problem;

import org.jspecify.annotations.NullMarked;
