/// Application services: they load, let the domain decide, and save; and what they need besides:
/// normalization of contact data, the published form of events, metrics.
@NullMarked
package io.amends.complaint.application;

import org.jspecify.annotations.NullMarked;
