/// Business calendars: opening hours, holidays and time zones, and what is computed with them: open
/// time between two instants, due instants, reminders, business days. Pure; any number of threads
/// may use a calendar.
@NullMarked
package io.amends.calendar;

import org.jspecify.annotations.NullMarked;
