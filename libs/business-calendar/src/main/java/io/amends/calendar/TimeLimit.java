package io.amends.calendar;

import java.time.Duration;
import java.time.Instant;

/// How much time a policy gives.
public sealed interface TimeLimit {

    /// Open time: eight open hours.
    record OpenTime(Duration length) implements TimeLimit {
        public OpenTime {
            if (length.isNegative()) {
                throw new IllegalArgumentException("open time is negative");
            }
        }
    }

    /// Real time, whatever the calendar says.
    record ElapsedTime(Duration length) implements TimeLimit {
        public ElapsedTime {
            if (length.isNegative()) {
                throw new IllegalArgumentException("elapsed time is negative");
            }
        }
    }

    /// Business days after the date of receipt.
    ///
    /// @param days at least 0
    record BusinessDays(int days, DueTime due, OutsideHours outsideHours) implements TimeLimit {
        public BusinessDays {
            if (days < 0) {
                throw new IllegalArgumentException("business days are negative");
            }
        }
    }

    /// Calendar days after the date of receipt, in the zone of the calendar.
    ///
    /// @param days at least 0
    record CalendarDays(int days, DueTime due) implements TimeLimit {
        public CalendarDays {
            if (days < 0) {
                throw new IllegalArgumentException("calendar days are negative");
            }
        }
    }

    /// When this time is over.
    default Instant dueAfter(Instant from, BusinessCalendar calendar) {
        return switch (this) {
            case OpenTime(var length) -> calendar.plusOpenTime(from, length);
            case ElapsedTime(var length) -> from.plus(length);
            case BusinessDays(var days, var due, var outside) ->
                    calendar.plusBusinessDays(from, days, due, outside);
            case CalendarDays(var days, var due) -> calendar.plusCalendarDays(from, days, due);
        };
    }

    /// Whether pauses, reminders and what is left are measured in open time; otherwise in real
    /// time.
    default boolean countsOpenTime() {
        return switch (this) {
            case OpenTime _, BusinessDays _ -> true;
            case ElapsedTime _, CalendarDays _ -> false;
        };
    }
}
