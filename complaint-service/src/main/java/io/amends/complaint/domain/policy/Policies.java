package io.amends.complaint.domain.policy;

/// Policies that go together.
public record Policies(Calendars calendars, ClockPolicy clocks) {
    /// The kind of the calendars.
    public static final String CALENDARS = "calendars";

    /// The kind of the clocks.
    public static final String CLOCKS = "clocks";
}
