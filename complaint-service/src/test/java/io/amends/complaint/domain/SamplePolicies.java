package io.amends.complaint.domain;

import io.amends.calendar.BusinessCalendar;
import io.amends.calendar.CalendarDefinition;
import io.amends.calendar.TimeLimit;
import io.amends.complaint.domain.policy.Calendars;
import io.amends.complaint.domain.policy.ClockPack;
import io.amends.complaint.domain.policy.ClockPolicy;
import io.amends.complaint.domain.policy.ClockRule;
import io.amends.complaint.domain.policy.Policies;
import io.amends.complaint.domain.policy.VersionedPolicies;
import io.amends.contracts.WaitingFor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Policies for tests of the domain.
public final class SamplePolicies {
    /// Open from 8 to 20 on weekdays.
    public static final BusinessCalendar DESK =
            BusinessCalendar.of(
                    CalendarDefinition.of("desk", "UTC").open("monday-friday", "08:00", "20:00"));

    /// The first version: a single clock, as long as the settings say, that never pauses.
    public static final VersionedPolicies PLAIN =
            with(
                    1,
                    new ClockRule(
                            "answer",
                            null,
                            "desk",
                            ClockRule.Start.RECEIPT,
                            true,
                            ClockRule.Met.DECIDED,
                            Set.of(),
                            false,
                            null));

    /// Three clocks, of which two pause.
    public static final VersionedPolicies PAUSING =
            with(
                    2,
                    clock("acknowledge", 2, ClockRule.Met.ACKNOWLEDGED),
                    clock("first_answer", 20, ClockRule.Met.ANSWERED, WaitingFor.CUSTOMER),
                    clock("answer", 40, ClockRule.Met.DECIDED, WaitingFor.values()));

    private SamplePolicies() {}

    private static ClockRule clock(
            String name, int openHours, ClockRule.Met met, WaitingFor... pausedBy) {
        return new ClockRule(
                name,
                new TimeLimit.OpenTime(Duration.ofHours(openHours)),
                "desk",
                ClockRule.Start.RECEIPT,
                true,
                met,
                Set.of(pausedBy),
                false,
                null);
    }

    /// Policies with these clocks for every complaint.
    public static VersionedPolicies with(int version, ClockRule... clocks) {
        var everything = new ClockPolicy.Choice("plain", Set.of(), Set.of(), Set.of(), Set.of());
        var packs = Map.of("plain", new ClockPack("plain", List.of(clocks)));
        return new VersionedPolicies(
                new Policies(
                        new Calendars("desk", Map.of("desk", DESK)),
                        new ClockPolicy(packs, List.of(everything))),
                Map.of("calendars", 1, "clocks", version),
                _ -> Optional.empty());
    }
}
