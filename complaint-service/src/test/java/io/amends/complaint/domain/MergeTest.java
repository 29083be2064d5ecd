package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.ConfirmCounterpart;
import io.amends.complaint.domain.ComplaintCommand.KeepPromise;
import io.amends.complaint.domain.ComplaintCommand.LinkTo;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.MergeInto;
import io.amends.complaint.domain.ComplaintCommand.Unmerge;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.CounterpartStep.Relation;
import io.amends.contracts.LinkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Links and merges of two complaints; steps at the other one are done as the service does them.
class MergeTest {
    private static final String A = "AAAA-AAAA";
    private static final String B = "BBBB-BBBB";
    private static final Instant DUE = MONDAY.plus(Duration.ofDays(2));

    private final Map<String, Complaint> complaints = new HashMap<>();

    @Test
    void bothSidesShowLinkAndEachStepIsIdempotent() {
        opened(A, "c-1");
        opened(B, "c-2");

        run(A, new LinkTo(B, LinkKind.CAUSED_BY));

        assertThat(at(A).unfinished()).hasSize(1);
        finish(A, true);
        finish(A, false);
        assertThat(at(A).relations().links())
                .containsExactly(new Link(B, LinkKind.CAUSED_BY, LATER, true));
        assertThat(at(B).relations().links())
                .containsExactly(new Link(A, LinkKind.CAUSES, LATER, true));
        assertThat(at(A).decide(new LinkTo(B, LinkKind.CAUSED_BY), POLICY, LATER)).isEmpty();
        assertThat(at(A).unfinished()).isEmpty();
    }

    @Test
    void confirmationOfOneLinkLeavesLinkOfAnotherKindWithTheSameComplaintUnfinished() {
        opened(A, "c-1");
        opened(B, "c-2");
        run(A, new LinkTo(B, LinkKind.RELATED));
        run(A, new LinkTo(B, LinkKind.DUPLICATE));

        var first = at(A).unfinished().getFirst();
        run(B, first.command());
        run(A, first.confirmation());

        assertThat(at(A).unfinished())
                .extracting(CounterpartStep::kind)
                .containsExactly(LinkKind.DUPLICATE);
        finish(A, true);
        assertThat(at(B).relations().links())
                .extracting(Link::kind)
                .containsExactly(LinkKind.RELATED, LinkKind.DUPLICATE);
    }

    @Test
    void linksAreBounded() {
        opened(A, "c-1");
        for (var i = 0; i < Relations.MOST; i++) {
            run(A, new LinkTo("other-" + i, LinkKind.RELATED));
        }

        assertThatThrownBy(() -> run(A, new LinkTo(B, LinkKind.RELATED)))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class);
    }

    @Test
    void mergedComplaintRestsAndTheOtherKeepsPromisesAndClocksOfBoth() {
        opened(A, "c-1");
        opened(B, "c-1", MONDAY.plus(Duration.ofDays(1)));
        run(A, new MakePromise("a call", DUE));
        run(B, new MakePromise("a letter", DUE.plusSeconds(60)));

        merge(A, B);

        assertThat(at(A).status()).isEqualTo(Status.MERGED);
        assertThat(at(A).nextDue()).isEmpty();
        assertThat(at(A).next()).isEmpty();
        assertThat(at(A).decide(new CheckDeadlines(), POLICY, DUE.plusSeconds(999))).isEmpty();
        assertThat(at(B).promises())
                .extracting(Promise::what)
                .containsExactly("a letter", "a call");
        assertThat(at(B).nextDue()).contains(DUE);
        assertThat(at(B).clockDueAt()).contains(SampleComplaints.due(MONDAY));
        assertThat(at(B).clocks(POLICY, LATER))
                .contains(
                        new Clock(
                                "answer", 1, SampleComplaints.due(MONDAY), Clock.State.RUNNING, A));
    }

    @Test
    void commandsOnMergedComplaintAreRefusedNamingWhereItWent() {
        opened(A, "c-1");
        opened(B, "c-1");
        merge(A, B);

        assertThatThrownBy(() -> run(A, SampleComplaints.ACKNOWLEDGE))
                .isInstanceOfSatisfying(
                        CommandRefusedException.DoesNotFit.class,
                        refused -> {
                            assertThat(refused.mergedInto()).isEqualTo(B);
                            assertThat(refused).hasMessageContaining(B);
                            assertThat(refused.possible())
                                    .containsExactly(Transition.UNMERGE, Transition.NOTE);
                        });
        assertThat(at(A).decide(SampleComplaints.NOTE, POLICY, LATER)).hasSize(1);
        assertThat(at(A).decide(new MergeInto(B), POLICY, LATER)).isEmpty();
    }

    @Test
    void undoGivesBothBackWithPromisesAsTheyAreByThen() {
        opened(A, "c-1");
        opened(B, "c-1");
        run(A, SampleComplaints.ACKNOWLEDGE);
        run(A, new MakePromise("a call", DUE));
        run(A, new MakePromise("a visit", DUE.plusSeconds(60)));
        var before = at(B);
        merge(A, B);
        run(B, new KeepPromise(1, null, null));

        assertThat(PromiseStatistic.of(complaints.values()))
                .isEqualTo(new PromiseStatistic(2, 1, 0, 1, 0));

        unmerge(A, B);

        assertThat(PromiseStatistic.of(complaints.values()))
                .isEqualTo(new PromiseStatistic(2, 1, 0, 1, 0));
        assertThat(at(A).status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(at(A).promises())
                .extracting(Promise::state)
                .containsExactly(Promise.State.KEPT, Promise.State.PENDING);
        assertThat(at(A).nextDue()).contains(DUE.plusSeconds(60));
        assertThat(at(B).promises())
                .extracting(Promise::state)
                .containsExactly(Promise.State.KEPT, Promise.State.LAPSED);
        assertThat(at(B).relations()).isEqualTo(Relations.NONE);
        assertThat(at(B).clocks(POLICY, LATER)).isEqualTo(before.clocks(POLICY, LATER));
        assertThat(at(B).unfinished()).isEmpty();
    }

    @Test
    void mergedAgainCarriesPromisesOnceMore() {
        opened(A, "c-1");
        opened(B, "c-1");
        run(A, new MakePromise("a call", DUE));
        merge(A, B);
        unmerge(A, B);

        merge(A, B);
        run(B, new KeepPromise(2, null, null));
        unmerge(A, B);

        assertThat(at(A).promises()).extracting(Promise::state).containsExactly(Promise.State.KEPT);
    }

    @Test
    void complaintResolvedBeforeMergeClosesAtItsInstantAfterTheUndo() {
        opened(A, "c-1");
        opened(B, "c-1");
        run(A, SampleComplaints.RESOLVE);
        var closesAt = Objects.requireNonNull(at(A).closesAt());
        merge(A, B);
        var later = closesAt.plus(Duration.ofDays(3));
        assertThat(at(A).decide(new CheckDeadlines(), POLICY, later)).isEmpty();

        unmerge(A, B);

        assertThat(at(A).decide(new CheckDeadlines(), POLICY, later))
                .containsExactly(new ComplaintEvent.Closed(closesAt));
    }

    @Test
    void mergeIsRefusedAcrossCustomersIntoItselfInCyclesAndIntoEndedOnes() {
        opened(A, "c-1");
        opened(B, "c-1");
        opened("CCCC-CCCC", "c-2");
        opened("DDDD-DDDD", "c-1");
        run("DDDD-DDDD", SampleComplaints.REJECT);

        refused(() -> at("CCCC-CCCC").requireCanAbsorb(at(A)), "different customers");
        refused(() -> at(A).requireCanAbsorb(at(A)), "itself");
        refused(() -> at("DDDD-DDDD").requireCanAbsorb(at(A)), "DDDD-DDDD is not open");
        at(A).requireCanAbsorb(at("DDDD-DDDD"));
        merge(A, B);
        refused(() -> at(A).requireCanAbsorb(at(B)), A + " was merged into " + B);
    }

    @Test
    void interruptedMergeIsFinishedFromEveryStep() {
        for (var steps = 0; steps <= 2; steps++) {
            complaints.clear();
            opened(A, "c-1");
            opened(B, "c-1");
            run(A, new MakePromise("a call", DUE));
            run(A, new MergeInto(B));
            if (steps >= 1) {
                run(B, at(A).unfinished().getFirst().command());
            }
            if (steps == 1) {
                run(B, SampleComplaints.RESOLVE); // an absorbed complaint stays absorbed
            }
            if (steps >= 2) {
                run(A, new ConfirmCounterpart(Relation.MERGE, B, null));
            }

            finish(A, true);

            assertThat(at(A).unfinished()).isEmpty();
            assertThat(at(B).promises()).hasSize(1);
            assertThat(at(B).relations().absorbed()).hasSize(1);
        }
    }

    private static void refused(Runnable check, String because) {
        assertThatThrownBy(check::run)
                .isInstanceOfSatisfying(
                        CommandRefusedException.DoesNotFit.class,
                        refused -> {
                            assertThat(refused).hasMessageContaining(because);
                            assertThat(refused.status()).isEqualTo(Status.RECEIVED);
                            assertThat(refused.possible()).contains(Transition.MERGE);
                        });
    }

    private void merge(String from, String into) {
        at(into).requireCanAbsorb(at(from));
        run(from, new MergeInto(into));
        finish(from, true);
    }

    private void unmerge(String from, String into) {
        run(into, new Unmerge(from));
        finish(into, true);
    }

    /// @param confirm whether the last step is done as well
    private void finish(String reference, boolean confirm) {
        for (var step : List.copyOf(at(reference).unfinished())) {
            run(step.other(), step.command());
            if (confirm) {
                run(reference, step.confirmation());
            }
        }
    }

    private void run(String reference, ComplaintCommand command) {
        change(reference, it -> SampleComplaints.after(it, command));
    }

    private void change(String reference, UnaryOperator<Complaint> change) {
        complaints.put(reference, change.apply(at(reference)));
    }

    private Complaint at(String reference) {
        return Objects.requireNonNull(complaints.get(reference));
    }

    private void opened(String reference, String customer) {
        opened(reference, customer, MONDAY);
    }

    private void opened(String reference, String customer, Instant at) {
        var intake = SampleComplaints.intake(reference, customer, at);
        complaints.put(reference, Complaint.from(new Opened(intake, "front-desk", null)));
    }
}
