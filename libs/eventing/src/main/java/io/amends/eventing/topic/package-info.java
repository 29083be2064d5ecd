/// The topics of this platform: their names at the broker, their settings, their creation and
/// check.
@NullMarked
package io.amends.eventing.topic;

import org.jspecify.annotations.NullMarked;
