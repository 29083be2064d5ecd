/// Reading a policy from the text its author wrote, with the position of every error.
@NullMarked
package io.amends.policy.text;

import org.jspecify.annotations.NullMarked;
