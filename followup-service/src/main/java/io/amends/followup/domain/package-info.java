/// The rules after a resolution: case files, follow-ups, their commands and events. Free of HTTP,
/// Kafka and the store.
@NullMarked
package io.amends.followup.domain;

import org.jspecify.annotations.NullMarked;
