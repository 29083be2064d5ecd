package io.amends.complaint.domain.policy;

import io.amends.calendar.CalendarDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The policy of calendars as its author wrote it.
///
/// @param standard the name of the calendar that is used where none is named
/// @param calendars by name
public record CalendarsDefinition(
        @Nullable String standard, @Nullable Map<String, @Nullable CalendarDefinition> calendars) {}
