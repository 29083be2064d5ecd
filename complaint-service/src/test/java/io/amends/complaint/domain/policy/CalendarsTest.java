package io.amends.complaint.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.policy.check.PolicyErrors;
import io.amends.policy.text.DefinitionReader;
import io.amends.policy.text.PolicyDocument;
import io.amends.policy.text.PolicyProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarsTest {

    @Test
    void shippedCalendarsAreValid() {
        var calendars = ClockPolicyTest.calendars(ClockPolicyTest.shipped("calendars"));

        assertThat(calendars.names()).containsExactly("always", "office");
        assertThat(calendars.named("office").isOpen(Instant.parse("2026-12-25T10:00:00Z")))
                .isFalse();
        assertThat(calendars.named("office").isOpen(Instant.parse("2026-12-24T10:00:00Z")))
                .isTrue();
        assertThat(calendars.named("always").isOpen(Instant.parse("2026-12-25T23:59:59Z")))
                .isTrue();
    }

    @Test
    void removedCalendarIsReplacedByDefault() {
        var calendars = ClockPolicyTest.calendars(ClockPolicyTest.shipped("calendars"));

        assertThat(calendars.named("gone")).isSameAs(calendars.named("office"));
    }

    @Test
    void everyErrorIsReportedAtItsLine() {
        var problems =
                problems(
                        """
                        standard: desk
                        calendars:
                          night:
                            zone: Europe/Nowhere
                            hours:
                              monday:
                                - {start: "18:00", end: "08:00"}
                          never:
                            zone: UTC
                          Desk-1:
                            zone: UTC
                            hours: {monday: [{start: "08:00", end: "18:00"}]}
                            holidays:
                              - {yearly: "02-30"}
                        """);

        assertThat(problems)
                .extracting(PolicyProblem::path, it -> it.at().line())
                .contains(
                        tuple("standard", 1),
                        tuple("calendars.night.zone", 4),
                        tuple("calendars.night.hours.monday[0].end", 7),
                        tuple("calendars.Desk-1", 11),
                        tuple("calendars.Desk-1.holidays[0].yearly", 14));
        assertThat(problems).anySatisfy(it -> assertThat(it.path()).startsWith("calendars.never"));
    }

    private static List<PolicyProblem> problems(String text) {
        var document = PolicyDocument.parse(text);
        var problems = new ArrayList<PolicyProblem>();
        var errors = new PolicyErrors();
        assertThat(
                        Calendars.read(
                                new DefinitionReader<>(CalendarsDefinition.class)
                                        .read(document, problems),
                                errors))
                .isNull();
        errors.found().forEach(it -> problems.add(document.problem(it.path(), it.detail())));
        return problems;
    }
}
