package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.CORRECT;
import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.Correct;
import io.amends.complaint.domain.ComplaintCommand.Note;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintCommand.Restate;
import io.amends.complaint.domain.ComplaintCommand.Tag;
import io.amends.complaint.domain.ComplaintEvent.Corrected;
import io.amends.complaint.domain.ComplaintEvent.LateAnswerNoted;
import io.amends.complaint.domain.ComplaintEvent.Resolved;
import io.amends.complaint.domain.ComplaintEvent.Tagged;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Product;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Restatements, corrections, further words, tags, first-contact resolution, and mistaken ends.
class HandlingTest {
    private static final Reopen BY_SUPERVISOR = new Reopen("a mistake", null, true);

    @Test
    void restatementIsKeptWithCustomersConfirmation() {
        var restated = SampleComplaints.after(SampleComplaints.RESTATE);

        assertThat(restated.handling().restatement())
                .isEqualTo(new Restatement("The valve leaks.", true, LATER));
        assertThat(restated.intake().description()).isEqualTo("It leaks.");
        assertThat(restated.decide(new Restate("The valve leaks.", false), POLICY, LATER))
                .hasSize(1);
    }

    @Test
    void correctionKeepsWhatThereWasAndChangesPriority() {
        var complaint = SampleComplaints.received();

        var corrected = (Corrected) complaint.decide(CORRECT, POLICY, LATER).getFirst();

        assertThat(corrected.before()).isEqualTo(CaseDetails.of(complaint.intake()));
        assertThat(corrected.after())
                .isEqualTo(
                        new CaseDetails(
                                ComplaintType.PRICE_OR_BILLING,
                                new Grading(4, 2, 2),
                                new Product("kettle", "B7"),
                                "Athens",
                                null));
        var after = complaint.apply(corrected);
        assertThat(after.priority().weight()).isEqualTo(16);
        assertThat(after.intake().description()).isEqualTo("It leaks.");
        assertThat(after.decide(CORRECT, POLICY, LATER)).isEmpty();
    }

    @Test
    void anotherProductWithoutBatchRemovesTheBatchAndTheSameProductKeepsIt() {
        var corrected = SampleComplaints.after(CORRECT);

        assertThat(SampleComplaints.after(corrected, product("toaster", null)).intake().product())
                .isEqualTo(new Product("toaster", null));
        assertThat(corrected.decide(product("kettle", null), POLICY, LATER)).isEmpty();
        assertThat(SampleComplaints.after(corrected, product(null, "B8")).intake().product())
                .isEqualTo(new Product("kettle", "B8"));
        assertThatThrownBy(
                        () ->
                                SampleComplaints.received()
                                        .decide(product(null, "B8"), POLICY, LATER))
                .isInstanceOf(CommandRefusedException.BatchWithoutProduct.class);
    }

    @Test
    void furtherWordsAreCountedAndLeaveTheFirstOnes() {
        var closed = SampleComplaints.withStatus(Status.CLOSED);

        var said = SampleComplaints.after(closed, SampleComplaints.ADD_WORDS);

        assertThat(said.handling().wordsAdded()).isEqualTo(1);
        assertThat(said.status()).isEqualTo(Status.CLOSED);
        assertThat(said.intake()).isEqualTo(closed.intake());
    }

    @Test
    void tagsAreSortedUniqueAndBounded() {
        var tagged = SampleComplaints.after(SampleComplaints.TAG, new Tag(List.of("a"), List.of()));

        assertThat(tagged.handling().tags()).containsExactly("a", "press", "vip");
        assertThat(tagged.decide(new Tag(List.of("b", "vip"), List.of("a", "z")), POLICY, LATER))
                .containsExactly(new Tagged(List.of("b"), List.of("a"), LATER));
        var many = IntStream.range(0, 18).mapToObj(i -> "t" + i).toList();
        assertThatThrownBy(() -> tagged.decide(new Tag(many, List.of()), POLICY, LATER))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class)
                .hasMessageContaining("20");
        assertThat(tagged.decide(new Tag(many, List.of("a")), POLICY, LATER)).hasSize(1);
    }

    @Test
    void resolutionStraightFromReceiptIsFirstContactResolution() {
        var events = SampleComplaints.received().decide(SampleComplaints.RESOLVE, POLICY, LATER);

        assertThat(((Resolved) events.getFirst()).resolution().isFirstContact()).isTrue();
        var resolved = SampleComplaints.after(SampleComplaints.RESOLVE);
        assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
        assertThat(resolved.decide(SampleComplaints.RESOLVE, POLICY, LATER)).isEmpty();
        assertThat(resolution(SampleComplaints.withStatus(Status.RESOLVED)).isFirstContact())
                .isFalse();
    }

    @Test
    void supervisorReopensMistakenWithdrawalWithinTheWindow() {
        var withdrawn = SampleComplaints.withStatus(Status.WITHDRAWN);
        var late = LATER.plus(Duration.ofDays(31));

        var reopened = SampleComplaints.after(withdrawn, BY_SUPERVISOR);

        assertThat(reopened.status()).isEqualTo(Status.REOPENED);
        assertThat(reopened.rounds()).hasSize(2);
        assertThatThrownBy(() -> withdrawn.decide(SampleComplaints.REOPEN, POLICY, LATER))
                .isInstanceOf(CommandRefusedException.NotAllowed.class);
        assertThatThrownBy(() -> withdrawn.decide(BY_SUPERVISOR, POLICY, late))
                .isInstanceOf(CommandRefusedException.WindowOver.class);
    }

    @Test
    void notSolvedAnswerDoesNotReopenWithdrawnComplaint() {
        var withdrawn =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.REOPENED), SampleComplaints.WITHDRAW);

        assertThat(withdrawn.decide(new RecordAnswer("f-1", 1, false, LATER), POLICY, LATER))
                .containsExactly(new LateAnswerNoted("f-1", 1, LATER));
    }

    @Test
    void thankYouNoteDoesNotReopen() {
        var resolved = SampleComplaints.withStatus(Status.RESOLVED);

        var thanked = SampleComplaints.after(resolved, new Note("Thank you!", true));

        assertThat(thanked.status()).isEqualTo(Status.RESOLVED);
        assertThat(thanked.rounds()).isEqualTo(resolved.rounds());
    }

    private static Correct product(@Nullable String name, @Nullable String batch) {
        return new Correct(
                new Correction(null, null, null, null, name, batch, null, null), "wrong");
    }

    private static Resolution resolution(Complaint complaint) {
        return Objects.requireNonNull(complaint.resolution());
    }
}
