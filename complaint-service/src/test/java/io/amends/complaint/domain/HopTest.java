package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.ASSIGN;
import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.PASS;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.Pass;
import io.amends.complaint.domain.ComplaintEvent.Passed;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Stays with teams.
class HopTest {

    @Test
    void passKeepsOwnerAccountableUnlessAnotherOneIsNamed() {
        var assigned = SampleComplaints.after(ASSIGN);

        assertThat(assigned.decide(PASS, POLICY, LATER))
                .containsExactly(new Passed("billing", "kim", "theirs to change", "lee", LATER));
        var named = SampleComplaints.after(assigned, new Pass("billing", "zoe", "to Zoe", "lee"));
        assertThat(named.owner()).isEqualTo("zoe");
        assertThat(named.team()).isEqualTo("billing");
    }

    @Test
    void everyStayWithATeamIsAHopWithoutGaps() {
        var passed = SampleComplaints.after(ASSIGN, PASS);

        assertThat(passed.handling().hops())
                .containsExactly(
                        new Hop(null, "front-desk", MONDAY, LATER, null, null),
                        new Hop("returns", "kim", LATER, LATER, "lee", null),
                        new Hop("billing", "kim", LATER, null, "lee", "theirs to change"));
    }

    @Test
    void assignWithoutAnotherTeamMakesNoHop() {
        var assigned = SampleComplaints.after(ASSIGN, new Assign("zoe", null, "lee"));

        assertThat(assigned.handling().hops())
                .last()
                .isEqualTo(new Hop("returns", "zoe", LATER, null, "lee", null));
        assertThat(assigned.handling().hops()).hasSize(2);
    }

    @Test
    void passToSameTeamAndOwnerHasNoEvents() {
        var passed = SampleComplaints.after(PASS);

        assertThat(passed.decide(PASS, POLICY, LATER)).isEmpty();
        assertThat(passed.decide(new Pass("billing", null, "again", "zoe"), POLICY, LATER))
                .isEmpty();
    }

    @Test
    void passToUnknownOwnerIsRefused() {
        var policy =
                new Policy(
                        Duration.ofDays(5),
                        ReopenWindow.DEFAULT,
                        "front-desk",
                        Set.of("kim"),
                        SamplePolicies.PLAIN);

        assertThatThrownBy(
                        () ->
                                SampleComplaints.received()
                                        .decide(
                                                new Pass("billing", "mallory", "x", "lee"),
                                                policy,
                                                LATER))
                .isInstanceOf(CommandRefusedException.UnknownOwner.class);
        assertThat(SampleComplaints.received().decide(PASS, policy, LATER)).hasSize(1);
    }

    @Test
    void onlyTheNewestHopsAreKept() {
        var complaint = SampleComplaints.received();
        for (var i = 0; i < Handling.MOST_HOPS + 5; i++) {
            complaint = SampleComplaints.after(complaint, new Pass("team-" + i, null, "on", "lee"));
        }

        var hops = complaint.handling().hops();
        assertThat(hops).hasSize(Handling.MOST_HOPS);
        assertThat(hops.getLast().team()).isEqualTo(complaint.team());
        assertThat(hops.getFirst().team()).isEqualTo("team-5");
    }
}
