/// What happens after a resolution, as the trade sees it: case files, follow-ups, their commands
/// and events. Knows neither HTTP nor Kafka nor the store.
@NullMarked
package io.amends.followup.domain;

import org.jspecify.annotations.NullMarked;
