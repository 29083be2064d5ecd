package io.amends.calendar;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What an explanation says of a calendar at an instant.
///
/// @param calendar its name
/// @param zone its zone
/// @param open whether it is open at that instant
/// @param opensAt when it opens next, where it is closed
/// @param closesAt when it closes next, where it is open; nothing where it stays open
/// @param today the holiday or exception on that date
public record CalendarStatus(
        String calendar,
        ZoneId zone,
        boolean open,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable SpecialDay today) {}
