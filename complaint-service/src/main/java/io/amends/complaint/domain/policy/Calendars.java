package io.amends.complaint.domain.policy;

import io.amends.calendar.BusinessCalendar;
import io.amends.calendar.CalendarDefinition;
import io.amends.policy.check.PolicyErrors;
import io.amends.policy.check.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The calendars of an organisation.
///
/// @param defaultName the one that is used where none is named
/// @param byName at least that one
public record Calendars(String defaultName, Map<String, BusinessCalendar> byName) {
    public Calendars {
        byName = Map.copyOf(byName);
        if (!byName.containsKey(defaultName)) {
            throw new IllegalArgumentException("there is no calendar " + defaultName);
        }
    }

    /// Whether there is such a calendar.
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /// All names, sorted.
    public List<String> names() {
        return Words.sorted(byName.keySet());
    }

    /// The calendar of this name; the default one where there is none, as after it was removed.
    public BusinessCalendar named(String name) {
        var found = byName.get(name);
        return found == null ? Objects.requireNonNull(byName.get(defaultName)) : found;
    }

    /// The calendar that is used where none is named.
    public BusinessCalendar standard() {
        return named(defaultName);
    }

    /// Reads the policy.
    ///
    /// @return null where there is an error
    public static @Nullable Calendars read(CalendarsDefinition definition, PolicyErrors errors) {
        var calendars = new LinkedHashMap<String, BusinessCalendar>();
        var definitions = definition.calendars();
        if (definitions == null || definitions.isEmpty()) {
            errors.at("calendars").add("needs at least one calendar");
            return null;
        }
        definitions.forEach(
                (name, calendar) -> {
                    var at = errors.at("calendars").at(name);
                    at.check(Words.isName(name), Words.expectedName());
                    if (at.required(calendar) && calendar != null) {
                        var named = named(name, calendar);
                        var problems = named.problems();
                        problems.forEach(
                                it ->
                                        (it.path().isEmpty() ? at : at.at(it.path()))
                                                .add(it.detail()));
                        if (problems.isEmpty()) {
                            calendars.put(name, BusinessCalendar.of(named));
                        }
                    }
                });
        var standard = definition.standard();
        if (errors.at("standard").required(standard)) {
            errors.at("standard")
                    .check(
                            definitions.containsKey(String.valueOf(standard)),
                            "`" + standard + "` is no calendar here");
        }
        return errors.isEmpty() ? new Calendars(String.valueOf(standard), calendars) : null;
    }

    private static CalendarDefinition named(String name, CalendarDefinition calendar) {
        return calendar.name() != null
                ? calendar
                : new CalendarDefinition(
                        name,
                        calendar.zone(),
                        calendar.hours(),
                        calendar.holidays(),
                        calendar.exceptions());
    }
}
