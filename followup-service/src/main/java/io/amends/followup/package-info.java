/// The followup service.
@NullMarked
package io.amends.followup;

import org.jspecify.annotations.NullMarked;
