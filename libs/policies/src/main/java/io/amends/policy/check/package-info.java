/// Collecting what is wrong in a policy; pure, for the `domain` packages of services.
@NullMarked
package io.amends.policy.check;

import org.jspecify.annotations.NullMarked;
