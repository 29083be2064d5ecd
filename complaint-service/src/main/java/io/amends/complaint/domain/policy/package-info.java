/// The policies that decide about complaints: calendars, clocks, teams, remedies, escalation and
/// retention. A `…Definition` is a policy as its author wrote it, unchecked; everything wrong in it
/// is reported at once.
@NullMarked
package io.amends.complaint.domain.policy;

import org.jspecify.annotations.NullMarked;
