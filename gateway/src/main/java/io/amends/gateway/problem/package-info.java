/// Refusals as RFC 9457 problem documents, and their explanations.
@NullMarked
package io.amends.gateway.problem;

import org.jspecify.annotations.NullMarked;
