package io.amends.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table of event types: the wire name, the record that holds the data and the topic. A name,
/// once published, keeps its meaning for ever.
public enum EventType {
    COMPLAINT_OPENED("amends.complaint.opened.v1", ComplaintContract.Opened.class),
    COMPLAINT_ACKNOWLEDGED(
            "amends.complaint.acknowledged.v1", ComplaintContract.Acknowledged.class),
    COMPLAINT_ASSIGNED("amends.complaint.assigned.v1", ComplaintContract.Assigned.class),
    COMPLAINT_INVESTIGATED(
            "amends.complaint.investigated.v1", ComplaintContract.Investigated.class),
    COMPLAINT_PROMISED("amends.complaint.promised.v1", ComplaintContract.Promised.class),
    COMPLAINT_PROMISE_KEPT("amends.complaint.promise-kept.v1", ComplaintContract.PromiseKept.class),
    COMPLAINT_PROMISE_MOVED(
            "amends.complaint.promise-moved.v1", ComplaintContract.PromiseMoved.class),
    COMPLAINT_PROMISE_BROKEN(
            "amends.complaint.promise-broken.v1", ComplaintContract.PromiseBroken.class),
    COMPLAINT_PROPOSED("amends.complaint.proposed.v1", ComplaintContract.Proposed.class),
    COMPLAINT_ACCEPTED("amends.complaint.accepted.v1", ComplaintContract.Accepted.class),
    COMPLAINT_REFUSED("amends.complaint.refused.v1", ComplaintContract.Refused.class),
    COMPLAINT_RESOLVED("amends.complaint.resolved.v1", ComplaintContract.Resolved.class),
    COMPLAINT_REJECTED("amends.complaint.rejected.v1", ComplaintContract.Rejected.class),
    COMPLAINT_WITHDRAWN("amends.complaint.withdrawn.v1", ComplaintContract.Withdrawn.class),
    COMPLAINT_CLOSED("amends.complaint.closed.v1", ComplaintContract.Closed.class),
    COMPLAINT_REOPENED("amends.complaint.reopened.v1", ComplaintContract.Reopened.class),
    COMPLAINT_NOTED("amends.complaint.noted.v1", ComplaintContract.Noted.class),
    COMPLAINT_PASSED("amends.complaint.passed.v1", ComplaintContract.Passed.class),
    COMPLAINT_RESTATED("amends.complaint.restated.v1", ComplaintContract.Restated.class),
    COMPLAINT_WAITING("amends.complaint.waiting.v1", ComplaintContract.Waiting.class),
    COMPLAINT_RESUMED("amends.complaint.resumed.v1", ComplaintContract.Resumed.class),
    COMPLAINT_ESCALATED("amends.complaint.escalated.v1", ComplaintContract.Escalated.class),
    COMPLAINT_RECALCULATED(
            "amends.complaint.recalculated.v1", ComplaintContract.Recalculated.class),
    COMPLAINT_TAGGED("amends.complaint.tagged.v1", ComplaintContract.Tagged.class),
    COMPLAINT_WORDS_ADDED("amends.complaint.words-added.v1", ComplaintContract.WordsAdded.class),
    COMPLAINT_CORRECTED("amends.complaint.corrected.v1", ComplaintContract.Corrected.class),
    COMPLAINT_LINKED("amends.complaint.linked.v1", ComplaintContract.Linked.class),
    COMPLAINT_MERGED("amends.complaint.merged.v1", ComplaintContract.Merged.class),
    COMPLAINT_UNMERGED("amends.complaint.unmerged.v1", ComplaintContract.Unmerged.class),
    FOLLOWUP_SCHEDULED("amends.followup.scheduled.v1", FollowupContract.Scheduled.class),
    FOLLOWUP_DUE("amends.followup.due.v1", FollowupContract.Due.class),
    FOLLOWUP_ANSWERED("amends.followup.answered.v1", FollowupContract.Answered.class),
    FOLLOWUP_UNANSWERED("amends.followup.unanswered.v1", FollowupContract.Unanswered.class),
    FOLLOWUP_SNOOZED("amends.followup.snoozed.v1", FollowupContract.Snoozed.class),
    FOLLOWUP_TAKEN("amends.followup.taken.v1", FollowupContract.Taken.class),
    FOLLOWUP_CANCELLED("amends.followup.cancelled.v1", FollowupContract.Cancelled.class),
    CUSTOMER_SCORED("amends.customer.scored.v1", CustomerContract.Scored.class),
    CUSTOMER_TIERED("amends.customer.tiered.v1", CustomerContract.Tiered.class),
    CUSTOMER_WARNED("amends.customer.warned.v1", CustomerContract.Warned.class),
    CUSTOMER_RECOVERED("amends.customer.recovered.v1", CustomerContract.Recovered.class),
    SCORES_PARAMETERS_CHOSEN(
            "amends.scores.parameters-chosen.v1", ScoresContract.ParametersChosen.class),
    INTERACTION_RECORDED("amends.interaction.recorded.v1", InteractionContract.Recorded.class),
    POLICY_CHANGED("amends.policy.changed.v1", PolicyContract.Changed.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Class<? extends ContractEvent> recordType;

    EventType(String wireName, Class<? extends ContractEvent> recordType) {
        this.wireName = wireName;
        this.recordType = recordType;
    }

    /// The wire name with its version.
    public String wireName() {
        return wireName;
    }

    /// The record that holds the event's data.
    public Class<? extends ContractEvent> recordType() {
        return recordType;
    }

    /// The topic on which events of this type are published.
    public Topic topic() {
        if (ComplaintContract.class.isAssignableFrom(recordType)) {
            return Topic.COMPLAINTS;
        }
        if (FollowupContract.class.isAssignableFrom(recordType)) {
            return Topic.FOLLOWUPS;
        }
        if (PolicyContract.class.isAssignableFrom(recordType)) {
            return Topic.POLICIES;
        }
        return InteractionContract.class.isAssignableFrom(recordType)
                ? Topic.INTERACTIONS
                : Topic.CUSTOMERS;
    }

    /// The type with this wire name; empty for one that the current code does not know.
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// The type of an event. A missing event is a compile error.
    public static EventType of(ContractEvent event) {
        return switch (event) {
            case ComplaintContract complaint -> ofComplaint(complaint);
            case FollowupContract followup -> ofFollowup(followup);
            case CustomerContract.Scored _ -> CUSTOMER_SCORED;
            case CustomerContract.Tiered _ -> CUSTOMER_TIERED;
            case CustomerContract.Warned _ -> CUSTOMER_WARNED;
            case CustomerContract.Recovered _ -> CUSTOMER_RECOVERED;
            case ScoresContract.ParametersChosen _ -> SCORES_PARAMETERS_CHOSEN;
            case InteractionContract.Recorded _ -> INTERACTION_RECORDED;
            case PolicyContract.Changed _ -> POLICY_CHANGED;
        };
    }

    private static EventType ofComplaint(ComplaintContract event) {
        return switch (event) {
            case ComplaintContract.Opened _ -> COMPLAINT_OPENED;
            case ComplaintContract.Acknowledged _ -> COMPLAINT_ACKNOWLEDGED;
            case ComplaintContract.Assigned _ -> COMPLAINT_ASSIGNED;
            case ComplaintContract.Investigated _ -> COMPLAINT_INVESTIGATED;
            case ComplaintContract.Promised _ -> COMPLAINT_PROMISED;
            case ComplaintContract.PromiseKept _ -> COMPLAINT_PROMISE_KEPT;
            case ComplaintContract.PromiseMoved _ -> COMPLAINT_PROMISE_MOVED;
            case ComplaintContract.PromiseBroken _ -> COMPLAINT_PROMISE_BROKEN;
            case ComplaintContract.Proposed _ -> COMPLAINT_PROPOSED;
            case ComplaintContract.Accepted _ -> COMPLAINT_ACCEPTED;
            case ComplaintContract.Refused _ -> COMPLAINT_REFUSED;
            case ComplaintContract.Resolved _ -> COMPLAINT_RESOLVED;
            case ComplaintContract.Rejected _ -> COMPLAINT_REJECTED;
            case ComplaintContract.Withdrawn _ -> COMPLAINT_WITHDRAWN;
            case ComplaintContract.Closed _ -> COMPLAINT_CLOSED;
            case ComplaintContract.Reopened _ -> COMPLAINT_REOPENED;
            case ComplaintContract.Noted _ -> COMPLAINT_NOTED;
            case ComplaintContract.Passed _ -> COMPLAINT_PASSED;
            case ComplaintContract.Restated _ -> COMPLAINT_RESTATED;
            case ComplaintContract.Waiting _ -> COMPLAINT_WAITING;
            case ComplaintContract.Resumed _ -> COMPLAINT_RESUMED;
            case ComplaintContract.Escalated _ -> COMPLAINT_ESCALATED;
            case ComplaintContract.Recalculated _ -> COMPLAINT_RECALCULATED;
            case ComplaintContract.Tagged _ -> COMPLAINT_TAGGED;
            case ComplaintContract.WordsAdded _ -> COMPLAINT_WORDS_ADDED;
            case ComplaintContract.Corrected _ -> COMPLAINT_CORRECTED;
            case ComplaintContract.Linked _ -> COMPLAINT_LINKED;
            case ComplaintContract.Merged _ -> COMPLAINT_MERGED;
            case ComplaintContract.Unmerged _ -> COMPLAINT_UNMERGED;
        };
    }

    private static EventType ofFollowup(FollowupContract event) {
        return switch (event) {
            case FollowupContract.Scheduled _ -> FOLLOWUP_SCHEDULED;
            case FollowupContract.Due _ -> FOLLOWUP_DUE;
            case FollowupContract.Answered _ -> FOLLOWUP_ANSWERED;
            case FollowupContract.Unanswered _ -> FOLLOWUP_UNANSWERED;
            case FollowupContract.Snoozed _ -> FOLLOWUP_SNOOZED;
            case FollowupContract.Taken _ -> FOLLOWUP_TAKEN;
            case FollowupContract.Cancelled _ -> FOLLOWUP_CANCELLED;
        };
    }
}
