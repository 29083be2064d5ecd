package io.amends.complaint.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PriorityTest {

    @Test
    void priorityIsGeometricMeanOfItsFactorsAndListsThem() {
        assertThat(Priority.of(new Grading(1, 1, 1)).value()).isEqualTo(1);
        assertThat(Priority.of(new Grading(2, 2, 2)).value()).isEqualTo(2);
        assertThat(Priority.of(new Grading(4, 3, 2)).value()).isEqualTo(3);
        assertThat(Priority.of(new Grading(4, 4, 4)).value()).isEqualTo(4);
        assertThat(Priority.of(new Grading(4, 3, 2)).because())
                .containsExactly(
                        new Priority.Factor("severity", 4),
                        new Priority.Factor("impact", 3),
                        new Priority.Factor("urgency", 2));
    }

    @Test
    void priorityNeverFallsWhenAFactorRises() {
        for (var severity = 1; severity <= 4; severity++) {
            for (var impact = 1; impact <= 4; impact++) {
                for (var urgency = 1; urgency < 4; urgency++) {
                    var lower = Priority.of(new Grading(severity, impact, urgency));
                    var higher = Priority.of(new Grading(severity, impact, urgency + 1));
                    assertThat(higher.value()).isBetween(lower.value(), 4);
                    assertThat(higher.weight()).isGreaterThan(lower.weight());
                }
            }
        }
    }

    @Test
    void gradesBeyondTheScaleAreRefused() {
        assertThatThrownBy(() -> new Grading(2, 5, 2)).hasMessageContaining("impact is 5");
    }
}
