package io.amends.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A holiday, or an exception: a date that does not have the hours of its weekday.
///
/// @param date in the calendar's zone
/// @param name as defined, when it has one
/// @param open whether it has hours of its own
public record SpecialDay(LocalDate date, @Nullable String name, boolean open) {}
