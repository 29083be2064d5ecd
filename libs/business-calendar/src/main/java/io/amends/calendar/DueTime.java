package io.amends.calendar;

/// The time of the last day at which a limit in days ends.
public enum DueTime {
    /// The time of day of the beginning. A time that clocks skip on that day is later by what they
    /// skip.
    SAME_LOCAL_TIME,

    /// When the opening hours of that day end for the last time.
    CLOSING,

    /// Midnight at the end of that day.
    END_OF_DAY
}
