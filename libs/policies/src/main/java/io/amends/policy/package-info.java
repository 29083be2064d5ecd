/// Policies as versioned data: read from text with the position of every error, checked as a whole,
/// kept with who applied which version when.
@NullMarked
package io.amends.policy;

import org.jspecify.annotations.NullMarked;
