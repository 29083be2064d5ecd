package io.amends.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {
    @NullMarked
    record Hours(@Nullable String start, @Nullable String end) {}

    @NullMarked
    record Desk(
            @Nullable String zone,
            @Nullable Integer people,
            @Nullable Boolean open,
            @Nullable Map<String, @Nullable List<@Nullable Hours>> hours) {}

    private final List<PolicyProblem> problems = new ArrayList<>();

    @Test
    void valuesAreReadAsWritten() {
        var desk =
                read(
                        """
                        zone: Europe/Athens
                        people: 3
                        open: true
                        hours:
                          monday:
                            - {start: 08:00, end: 18:00}
                        """);

        assertThat(problems).isEmpty();
        assertThat(desk)
                .isEqualTo(
                        new Desk(
                                "Europe/Athens",
                                3,
                                true,
                                Map.of("monday", List.of(new Hours("08:00", "18:00")))));
    }

    @Test
    void everyWrongShapeIsReportedAtItsPosition() {
        var desk =
                read(
                        """
                        zona: Europe/Athens
                        people: many
                        open: maybe
                        hours:
                          monday: {start: 08:00}
                          tuesday:
                            - {start: [1, 2], ende: 18:00, end: 17:00}
                            - 09:00
                          friday:
                            - {start: 09:00, end: 10:00}
                        """);

        assertThat(problems)
                .extracting(PolicyProblem::path, it -> it.at().line())
                .containsExactlyInAnyOrder(
                        tuple("zona", 1),
                        tuple("people", 2),
                        tuple("open", 3),
                        tuple("hours.monday", 5),
                        tuple("hours.tuesday[0].start", 7),
                        tuple("hours.tuesday[0].ende", 7),
                        tuple("hours.tuesday[1]", 8));
        assertThat(desk.hours().get("friday")).containsExactly(new Hours("09:00", "10:00"));
        assertThat(desk.hours().get("tuesday")).first().isEqualTo(new Hours(null, "17:00"));
        assertThat(problems.toString()).contains("known: hours, open, people, zone");
    }

    @Test
    void blankTextInPlaceOfObjectOrListIsReportedAndTheRestIsRead() {
        var desk = read("zone: UTC\nhours: ' '\nopen: ''\npeople: 3\n");

        assertThat(desk.zone()).isEqualTo("UTC");
        assertThat(problems)
                .extracting(it -> it.at().line(), PolicyProblem::path)
                .contains(tuple(2, "hours"));
    }

    @Test
    void absentAndEmptyValuesAreNull() {
        assertThat(read("zone:\npeople: ~\n")).isEqualTo(new Desk(null, null, null, null));
        assertThat(problems).isEmpty();
    }

    @Test
    void jsonIsReadAsYaml() {
        assertThat(read("{\"zone\": \"UTC\", \"people\": 2}"))
                .isEqualTo(new Desk("UTC", 2, null, null));
        assertThat(problems).isEmpty();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private Desk read(String text) {
        return new DefinitionReader<>(Desk.class).read(PolicyDocument.parse(text), problems);
    }
}
