package io.amends.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of a complaint. Published by the complaint-service on `amends.complaints`.
public sealed interface ComplaintContract extends ContractEvent {

    @Override
    String customerId();

    /// The complaint's public reference, as `7K2M-94QX`.
    String reference();

    /// A complaint was received. Its receipt, `receivedAt`, may be in the past where it was
    /// imported.
    ///
    /// @param severity 1 to 4, 4 is worst; `impact` and `urgency` likewise
    /// @param priority 1 to 4, 4 is most pressing
    /// @param loss the loss that the customer states
    /// @param owner the person or team responsible for it
    /// @param answerDueAt when an answer is due; present also where no deadlines apply
    /// @param clocksArmed whether deadlines apply and follow-ups are scheduled; false for imports
    /// @param continues the reference of the older case that this one continues
    record Opened(
            String reference,
            String customerId,
            Instant at,
            Instant receivedAt,
            ComplaintType complaintType,
            Channel channel,
            int severity,
            int impact,
            int urgency,
            int priority,
            @Nullable Money loss,
            @Nullable Product product,
            String owner,
            @Nullable String team,
            Instant answerDueAt,
            boolean clocksArmed,
            @Nullable String continues)
            implements ComplaintContract {
        public Opened {
            Ranges.within("severity", severity, 1, 4);
            Ranges.within("impact", impact, 1, 4);
            Ranges.within("urgency", urgency, 1, 4);
            Ranges.within("priority", priority, 1, 4);
        }
    }

    /// Its owner confirmed to the customer that it is being handled.
    record Acknowledged(String reference, String customerId, Instant at)
            implements ComplaintContract {}

    /// It has a new owner.
    record Assigned(
            String reference, String customerId, Instant at, String owner, @Nullable String team)
            implements ComplaintContract {}

    /// Its cause is under investigation; contains the findings so far.
    record Investigated(
            String reference,
            String customerId,
            Instant at,
            @Nullable Cause cause,
            @Nullable Liability liability)
            implements ComplaintContract {}

    /// Something was promised to the customer by a certain time.
    ///
    /// @param promise the promise's number within the complaint, from 1
    record Promised(String reference, String customerId, Instant at, int promise, Instant by)
            implements ComplaintContract {}

    /// A promise was kept.
    record PromiseKept(String reference, String customerId, Instant at, int promise)
            implements ComplaintContract {}

    /// A promise was moved to another time, with the customer's consent.
    record PromiseMoved(String reference, String customerId, Instant at, int promise, Instant by)
            implements ComplaintContract {}

    /// The time of a promise has passed and it was not kept.
    record PromiseBroken(String reference, String customerId, Instant at, int promise)
            implements ComplaintContract {}

    /// A resolution was offered to the customer.
    record Proposed(
            String reference,
            String customerId,
            Instant at,
            List<Remedy> remedies,
            @Nullable Money amount)
            implements ComplaintContract {
        public Proposed {
            remedies = List.copyOf(remedies);
        }
    }

    /// The customer accepted the offer.
    record Accepted(String reference, String customerId, Instant at) implements ComplaintContract {}

    /// The customer refused the offer.
    record Refused(String reference, String customerId, Instant at) implements ComplaintContract {}

    /// It was resolved, and the customer was informed how.
    ///
    /// @param resolution the resolution's number within the complaint, from 1; answers refer to it
    /// @param cause absent only where it was imported without one; `liability` likewise
    /// @param firstContact true where it was resolved at the first contact; absent otherwise
    record Resolved(
            String reference,
            String customerId,
            Instant at,
            int resolution,
            @Nullable Cause cause,
            @Nullable Liability liability,
            List<Remedy> remedies,
            @Nullable Money amount,
            @Nullable Boolean firstContact)
            implements ComplaintContract {
        public Resolved {
            remedies = List.copyOf(remedies);
        }
    }

    /// It was found not to be justified, and the customer was informed why.
    ///
    /// @param resolution counted together with the resolutions, from 1; answers refer to it
    record Rejected(String reference, String customerId, Instant at, int resolution)
            implements ComplaintContract {}

    /// The customer withdrew it.
    record Withdrawn(String reference, String customerId, Instant at)
            implements ComplaintContract {}

    /// It was closed; no further action is needed.
    record Closed(String reference, String customerId, Instant at) implements ComplaintContract {}

    /// It was reopened.
    ///
    /// @param cause what the customer says went wrong; `resolution_failed` after "it is not solved"
    /// @param followup the follow-up whose answer reopened it, where one did
    /// @param answerDueAt when an answer is due in the round that begins; present also where no
    ///   deadlines apply, absent in events from before rounds had due instants of their own
    record Reopened(
            String reference,
            String customerId,
            Instant at,
            @Nullable Cause cause,
            @Nullable String followup,
            @Nullable Instant answerDueAt)
            implements ComplaintContract {}

    /// A note was added; its text is not published.
    record Noted(String reference, String customerId, Instant at) implements ComplaintContract {}

    /// It was passed to another team.
    ///
    /// @param owner the person accountable for it
    record Passed(String reference, String customerId, Instant at, String team, String owner)
            implements ComplaintContract {}

    /// It was restated in the words of the staff, which are not published.
    ///
    /// @param confirmed whether the customer confirmed the restatement
    record Restated(String reference, String customerId, Instant at, boolean confirmed)
            implements ComplaintContract {}

    /// It waits. Replaces an earlier wait.
    ///
    /// @param until when the wait ends by itself
    record Waiting(
            String reference,
            String customerId,
            Instant at,
            WaitingFor waitingFor,
            @Nullable Instant until)
            implements ComplaintContract {}

    /// It no longer waits.
    record Resumed(String reference, String customerId, Instant at, ResumeCause reason)
            implements ComplaintContract {}

    /// It was escalated.
    ///
    /// @param level the level within the company, from 1; absent for an escalation to outside
    /// @param dueAt when the body outside expects an answer
    record Escalated(
            String reference,
            String customerId,
            Instant at,
            EscalationTrigger trigger,
            @Nullable Integer level,
            @Nullable Instant dueAt)
            implements ComplaintContract {
        public Escalated {
            Ranges.within("level", level, 1, Integer.MAX_VALUE);
        }
    }

    /// Its running clocks were counted again, by the policies in force.
    record Recalculated(String reference, String customerId, Instant at)
            implements ComplaintContract {}

    /// Its tags were changed; they are not published.
    record Tagged(String reference, String customerId, Instant at) implements ComplaintContract {}

    /// Further words of the customer were recorded; they are not published.
    record WordsAdded(String reference, String customerId, Instant at, Channel channel)
            implements ComplaintContract {}

    /// Details recorded at intake were corrected; contains all of them as they are now.
    ///
    /// @param severity 1 to 4, 4 is worst; `impact` and `urgency` likewise
    /// @param priority 1 to 4, 4 is most pressing
    record Corrected(
            String reference,
            String customerId,
            Instant at,
            ComplaintType complaintType,
            int severity,
            int impact,
            int urgency,
            int priority,
            @Nullable Money loss,
            @Nullable Product product)
            implements ComplaintContract {
        public Corrected {
            Ranges.within("severity", severity, 1, 4);
            Ranges.within("impact", impact, 1, 4);
            Ranges.within("urgency", urgency, 1, 4);
            Ranges.within("priority", priority, 1, 4);
        }
    }

    /// It was linked with another complaint, which has a link in the other direction.
    record Linked(String reference, String customerId, Instant at, String to, LinkKind kind)
            implements ComplaintContract {}

    /// Two complaints were merged; each has such an event.
    ///
    /// @param into in the events of the merged complaint: the one that goes on
    /// @param from in the events of the complaint that goes on: the merged one
    record Merged(
            String reference,
            String customerId,
            Instant at,
            @Nullable String into,
            @Nullable String from)
            implements ComplaintContract {}

    /// The merge of two complaints was undone; each has such an event.
    ///
    /// @param into in the events of the complaint that was merged: the one it was merged into
    /// @param from in the events of the other complaint: the one that was merged
    record Unmerged(
            String reference,
            String customerId,
            Instant at,
            @Nullable String into,
            @Nullable String from)
            implements ComplaintContract {}
}
