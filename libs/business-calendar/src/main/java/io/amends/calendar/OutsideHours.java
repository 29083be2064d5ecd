package io.amends.calendar;

/// When something counts as received that arrives outside opening hours.
public enum OutsideHours {
    /// When it arrived: the day after is the first one that counts, if it is a business day.
    AS_RECEIVED,

    /// At the next opening.
    NEXT_OPENING
}
