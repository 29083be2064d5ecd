package io.amends.complaint.store;

import static java.util.Map.entry;

import io.amends.complaint.domain.ComplaintEvent;
import io.amends.eventing.bson.EventNames;
import java.util.Map;

/// The stored names of event types; their meaning must never change.
final class EventTypeNames {
    static final EventNames<ComplaintEvent> EVENTS =
            EventNames.of(
                    ComplaintEvent.class,
                    Map.ofEntries(
                            entry("opened", ComplaintEvent.Opened.class),
                            entry("acknowledged", ComplaintEvent.Acknowledged.class),
                            entry("assigned", ComplaintEvent.Assigned.class),
                            entry("investigated", ComplaintEvent.Investigated.class),
                            entry("proposed", ComplaintEvent.Proposed.class),
                            entry("accepted", ComplaintEvent.Accepted.class),
                            entry("refused", ComplaintEvent.ProposalRefused.class),
                            entry("resolved", ComplaintEvent.Resolved.class),
                            entry("rejected", ComplaintEvent.Rejected.class),
                            entry("withdrawn", ComplaintEvent.Withdrawn.class),
                            entry("closed", ComplaintEvent.Closed.class),
                            entry("reopened", ComplaintEvent.Reopened.class),
                            entry("noted", ComplaintEvent.Noted.class),
                            entry("late-answer-noted", ComplaintEvent.LateAnswerNoted.class),
                            entry("continued", ComplaintEvent.Continued.class),
                            entry("promised", ComplaintEvent.Promised.class),
                            entry("promise-kept", ComplaintEvent.PromiseKept.class),
                            entry("promise-moved", ComplaintEvent.PromiseMoved.class),
                            entry("promise-broken", ComplaintEvent.PromiseBroken.class),
                            entry("passed", ComplaintEvent.Passed.class),
                            entry("waiting", ComplaintEvent.Waiting.class),
                            entry("resumed", ComplaintEvent.Resumed.class),
                            entry("restated", ComplaintEvent.Restated.class),
                            entry("escalated", ComplaintEvent.Escalated.class),
                            entry("recalculated", ComplaintEvent.Recalculated.class),
                            entry("tagged", ComplaintEvent.Tagged.class),
                            entry("words-added", ComplaintEvent.WordsAdded.class),
                            entry("corrected", ComplaintEvent.Corrected.class),
                            entry("linked", ComplaintEvent.Linked.class),
                            entry("merged", ComplaintEvent.Merged.class),
                            entry("absorbed", ComplaintEvent.Absorbed.class),
                            entry("released", ComplaintEvent.Released.class),
                            entry("unmerged", ComplaintEvent.Unmerged.class),
                            entry(
                                    "counterpart-confirmed",
                                    ComplaintEvent.CounterpartConfirmed.class)));

    private EventTypeNames() {}
}
