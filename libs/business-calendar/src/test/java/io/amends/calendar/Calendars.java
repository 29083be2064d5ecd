package io.amends.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Calendars and instants that tests share.
final class Calendars {
    private Calendars() {}

    /// Monday to Friday, 08:00 to 18:00, in Berlin.
    static CalendarDefinition office() {
        return CalendarDefinition.of("office", "Europe/Berlin")
                .open("monday-friday", "08:00", "18:00");
    }

    /// The first instant at which the clocks show this.
    static Instant at(String local, String zone) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    /// In Berlin.
    static Instant at(String local) {
        return at(local, "Europe/Berlin");
    }
}
