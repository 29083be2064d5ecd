package io.amends.complaint.web;

import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Grading;
import io.amends.complaint.messaging.ComplaintContractMapper;
import io.amends.contracts.Channel;
import io.amends.contracts.EventType;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.PendingChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a complaint's history.
///
/// @param sequence its place, `<epoch>.<number>`
/// @param what the event's name, as others see it
/// @param at when it happened in the business
/// @param recordedAt when it was written down
/// @param by the person's, integration's or service's name; `clock` for what happened by itself
/// @param role what they were
/// @param through how it came: `rest`, `event` or `clock`
/// @param details what was said and decided
@Schema(name = "HistoryEntry")
record HistoryResponse(
        String sequence,
        String what,
        Instant at,
        Instant recordedAt,
        String by,
        @Nullable String role,
        Through through,
        Object details) {

    /// How something came about.
    enum Through {
        REST,
        EVENT,
        CLOCK
    }

    /// What is told of the beginning; the rest stands in the complaint, where it never changes.
    record Beginning(
            Channel channel,
            String description,
            Grading grading,
            String owner,
            @Nullable String team,
            Instant answerDueAt,
            @Nullable String externalId,
            @Nullable String continues) {}

    static HistoryResponse of(HistoryEntry<ComplaintEvent> recorded) {
        var event = recorded.event();
        var slash = recorded.by().indexOf('/');
        var clock = recorded.by().equals(PendingChange.CLOCK);
        return new HistoryResponse(
                recorded.sequence().toString(),
                EventType.of(ComplaintContractMapper.of(recorded)).wireName(),
                event.at(),
                recorded.at(),
                recorded.by().substring(slash + 1),
                slash > 0 ? recorded.by().substring(0, slash) : null,
                clock ? Through.CLOCK : slash > 0 ? Through.REST : Through.EVENT,
                event instanceof Opened opened ? beginning(opened) : event);
    }

    private static Beginning beginning(Opened opened) {
        var intake = opened.intake();
        return new Beginning(
                intake.channel(),
                intake.description(),
                intake.grading(),
                opened.owner(),
                opened.team(),
                intake.answerDueAt(),
                intake.externalId(),
                intake.continues());
    }
}
