/// Consumes the events of complaints.
@NullMarked
package io.amends.followup.messaging;

import org.jspecify.annotations.NullMarked;
