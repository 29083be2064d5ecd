package io.amends.complaint.domain.policy;

import io.amends.calendar.BusinessCalendar;
import java.util.Map;
import java.util.Optional;

/// The policies in force and their versions.
///
/// @param versions by kind
/// @param earlier what clocks count in that were started under another version
public record VersionedPolicies(
        Policies policies, Map<String, Integer> versions, EarlierCalendars earlier) {
    public VersionedPolicies {
        versions = Map.copyOf(versions);
    }

    /// A calendar in the version in force.
    public CalendarRef current(String name) {
        return new CalendarRef(name, calendarsVersion());
    }

    /// A calendar in its version; in the version in force where that one is not known, so that no
    /// complaint ever fails for want of a calendar.
    public BusinessCalendar calendar(CalendarRef calendar) {
        var calendars =
                calendar.version() == calendarsVersion()
                        ? policies.calendars()
                        : earlier.version(calendar.version()).orElse(policies.calendars());
        return calendars.named(calendar.name());
    }

    /// Other policies as if they were in force, in the next version.
    public VersionedPolicies replacedBy(Policies candidate) {
        var next = Map.of(Policies.CALENDARS, calendarsVersion() + 1);
        return new VersionedPolicies(
                candidate,
                next,
                number ->
                        number == calendarsVersion()
                                ? Optional.of(policies.calendars())
                                : earlier.version(number));
    }

    private int calendarsVersion() {
        return versions.getOrDefault(Policies.CALENDARS, 0);
    }
}
