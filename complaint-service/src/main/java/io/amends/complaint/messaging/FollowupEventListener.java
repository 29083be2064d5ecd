package io.amends.complaint.messaging;

import io.amends.complaint.application.SuccessorService;
import io.amends.complaint.domain.CommandRefusedException;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.store.ComplaintRecord;
import io.amends.contracts.Channel;
import io.amends.contracts.FollowupContract.Answered;
import io.amends.eventing.aggregate.AggregateType;
import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Handles customers' answers after a resolution. "Not solved" reopens the complaint; after the
/// reopening window a new case is created, whose reference is derived from the event, so that a
/// repeated event creates it once.
final class FollowupEventListener implements EventHandler<ComplaintRecord, ComplaintEvent> {
    /// The actor in the history of a new case; the same as the events' source.
    static final String BY = "/followup-service";

    private final AggregateType<ComplaintRecord, ComplaintCommand, ComplaintEvent> complaints;
    private final SuccessorService successors;
    private final Supplier<Policy> policy;

    FollowupEventListener(
            AggregateType<ComplaintRecord, ComplaintCommand, ComplaintEvent> complaints,
            SuccessorService successors,
            Supplier<Policy> policy) {
        this.complaints = complaints;
        this.successors = successors;
        this.policy = policy;
    }

    /// A case file has the reference of its complaint as its id.
    @Override
    public String target(String subject, String key) {
        return subject;
    }

    @Override
    public Effect<ComplaintRecord, ComplaintEvent> handle(
            Optional<ComplaintRecord> state, ReceivedEvent received, Instant now) {
        if (state.isEmpty()
                || !(received.event() instanceof Answered answered)
                || answered.solved()) {
            return new Effect.Nothing<>();
        }
        return notSolved(state.get().complaint(), answered, received, now);
    }

    private Effect<ComplaintRecord, ComplaintEvent> notSolved(
            Complaint complaint, Answered answered, ReceivedEvent received, Instant now) {
        var command =
                new RecordAnswer(answered.followup(), answered.resolution(), false, answered.at());
        try {
            complaint.decide(command, policy.get(), now);
            return new Effect.Decide<>(complaints, command);
        } catch (CommandRefusedException.WindowOver over) {
            var successor = successors.create(received.id(), complaint, null, Channel.PHONE, BY);
            return new Effect.Decide<>(
                    complaints, new ContinueIn(successor.complaint().reference()));
        }
    }
}
