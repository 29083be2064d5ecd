/// Application services: they load, let the domain decide, and save; and what they need besides:
/// the published form of events, metrics.
@NullMarked
package io.amends.followup.application;

import org.jspecify.annotations.NullMarked;
