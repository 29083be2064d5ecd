package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Accept;
import io.amends.complaint.domain.ComplaintCommand.Acknowledge;
import io.amends.complaint.domain.ComplaintCommand.AddWords;
import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.Close;
import io.amends.complaint.domain.ComplaintCommand.Correct;
import io.amends.complaint.domain.ComplaintCommand.Escalate;
import io.amends.complaint.domain.ComplaintCommand.EscalateOutside;
import io.amends.complaint.domain.ComplaintCommand.Investigate;
import io.amends.complaint.domain.ComplaintCommand.KeepPromise;
import io.amends.complaint.domain.ComplaintCommand.LinkTo;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.MergeInto;
import io.amends.complaint.domain.ComplaintCommand.MovePromise;
import io.amends.complaint.domain.ComplaintCommand.Note;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintCommand.Pass;
import io.amends.complaint.domain.ComplaintCommand.Propose;
import io.amends.complaint.domain.ComplaintCommand.Refuse;
import io.amends.complaint.domain.ComplaintCommand.Reject;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintCommand.Resolve;
import io.amends.complaint.domain.ComplaintCommand.Restate;
import io.amends.complaint.domain.ComplaintCommand.Resume;
import io.amends.complaint.domain.ComplaintCommand.Tag;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintCommand.Wish;
import io.amends.complaint.domain.ComplaintCommand.Withdraw;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Liability;
import io.amends.contracts.LinkKind;
import io.amends.contracts.Remedy;
import io.amends.contracts.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Complaints in every status, and the commands that lead to it.
final class SampleComplaints {
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant LATER = MONDAY.plus(Duration.ofHours(3));
    static final Policy POLICY =
            new Policy(
                    Duration.ofDays(5),
                    ReopenWindow.DEFAULT,
                    "front-desk",
                    Set.of(),
                    SamplePolicies.PLAIN);

    static final Acknowledge ACKNOWLEDGE = new Acknowledge();
    static final Investigate INVESTIGATE =
            new Investigate(new Finding(Cause.PRODUCT, Liability.OURS, "the valve"));
    static final Propose PROPOSE =
            new Propose(List.of(Remedy.REPLACEMENT), "We send a new one.", null);
    static final Accept ACCEPT = new Accept("fine");
    static final Refuse REFUSE = new Refuse("my money back");
    static final Resolve RESOLVE =
            new Resolve(Cause.PRODUCT, Liability.OURS, "A new one came.", List.of(), null);
    static final Reject REJECT = new Reject("out of warranty", "The warranty ended in 2019.");
    static final Withdraw WITHDRAW = new Withdraw("found the receipt");
    static final Close CLOSE = new Close();
    static final Reopen REOPEN = new Reopen("still broken", null, false);
    static final Assign ASSIGN = new Assign("kim", "returns", "lee");
    static final Note NOTE = new Note("called twice", false);
    static final MakePromise PROMISE =
            new MakePromise("a call back", MONDAY.plus(Duration.ofDays(1)));
    static final KeepPromise KEEP = new KeepPromise(1, null, null);
    static final MovePromise MOVE = new MovePromise(1, MONDAY.plus(Duration.ofDays(2)));

    static final Pass PASS = new Pass("billing", null, "theirs to change", "lee");
    static final Restate RESTATE = new Restate("The valve leaks.", true);
    static final WaitFor WAIT =
            new WaitFor(
                    WaitingFor.CUSTOMER, MONDAY.plus(Duration.ofDays(3)), "the invoice is missing");
    static final Resume RESUME = new Resume();
    static final Escalate ESCALATE = new Escalate("wants a manager", Wish.CUSTOMER, null);
    static final EscalateOutside ESCALATE_OUTSIDE =
            new EscalateOutside("ombudsman", "O-1", MONDAY.plus(Duration.ofDays(40)));
    static final Correct CORRECT =
            new Correct(
                    new Correction(
                            ComplaintType.PRICE_OR_BILLING,
                            4,
                            null,
                            null,
                            "kettle",
                            "B7",
                            "Athens",
                            null),
                    "it is about the bill");
    static final AddWords ADD_WORDS = new AddWords("It leaks again.", Channel.PHONE);
    static final Tag TAG = new Tag(List.of("press", "vip"), List.of());
    static final LinkTo LINK = new LinkTo("0000-0000", LinkKind.CAUSED_BY);
    static final MergeInto MERGE = new MergeInto("0000-0000");

    private SampleComplaints() {}

    /// When an answer is due to a complaint received, or reopened, at this instant.
    static Instant due(Instant at) {
        return at.plus(POLICY.answerWithin());
    }

    /// A reopening that begins the second round.
    static Reopened reopened(Reopening why, Instant at) {
        var clocks = POLICY.restartClocks(intake(), 2, at);
        return new Reopened(why, due(at), clocks.clocks(), at);
    }

    static Intake intake() {
        return intake(true);
    }

    static Intake intake(boolean clocksArmed) {
        return intake("7K2M-94QX", "c-1", MONDAY, clocksArmed);
    }

    static Intake intake(String reference, String customer, Instant at) {
        return intake(reference, customer, at, true);
    }

    private static Intake intake(
            String reference, String customer, Instant at, boolean clocksArmed) {
        return intake(reference, customer, at, clocksArmed, null);
    }

    /// With the clocks that a policy gives.
    static Intake intake(Policy policy, Instant at) {
        var started = policy.startClocks(intake().clockFacts(), at);
        return intake("7K2M-94QX", "c-1", at, true, started);
    }

    private static Intake intake(
            String reference,
            String customer,
            Instant at,
            boolean clocksArmed,
            @Nullable StartedClocks started) {
        return new Intake(
                reference,
                customer,
                "crm",
                "T-77",
                ComplaintType.PRODUCT_OR_SERVICE_QUALITY,
                "It leaks.",
                "en",
                Channel.PHONE,
                null,
                null,
                new Grading(2, 2, 2),
                null,
                null,
                null,
                at,
                started == null ? due(at) : started.answerDueAt(),
                clocksArmed,
                null,
                null,
                started);
    }

    static Complaint received() {
        return Complaint.from(new Opened(intake(), "front-desk", null));
    }

    static Complaint imported(Outcome outcome) {
        return imported(outcome, true);
    }

    static Complaint imported(Outcome outcome, boolean clocksArmed) {
        var events =
                Complaint.open(new Open(intake(clocksArmed), "front-desk", null, outcome), POLICY);
        var complaint = Complaint.from((Opened) events.getFirst());
        for (var event : events.subList(1, events.size())) {
            complaint = complaint.apply(event);
        }
        return complaint;
    }

    static Complaint after(ComplaintCommand... commands) {
        return after(received(), commands);
    }

    static Complaint after(Complaint start, ComplaintCommand... commands) {
        var complaint = start;
        for (var command : commands) {
            for (var event : complaint.decide(command, POLICY, LATER)) {
                complaint = complaint.apply(event);
            }
        }
        return complaint;
    }

    /// A complaint in `status`, built by commands only.
    static Complaint withStatus(Status status) {
        return switch (status) {
            case RECEIVED -> received();
            case ACKNOWLEDGED -> after(ACKNOWLEDGE);
            case INVESTIGATING -> after(ACKNOWLEDGE, INVESTIGATE);
            case PROPOSED -> after(ACKNOWLEDGE, INVESTIGATE, PROPOSE);
            case RESOLVED -> after(ACKNOWLEDGE, INVESTIGATE, RESOLVE);
            case REJECTED -> after(REJECT);
            case WITHDRAWN -> after(WITHDRAW);
            case CLOSED -> after(ACKNOWLEDGE, INVESTIGATE, RESOLVE, CLOSE);
            case MERGED -> after(ACKNOWLEDGE, MERGE);
            case REOPENED -> after(ACKNOWLEDGE, INVESTIGATE, RESOLVE, REOPEN);
        };
    }
}
