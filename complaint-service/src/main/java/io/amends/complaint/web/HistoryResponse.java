package io.amends.complaint.web;

import io.amends.complaint.application.ComplaintContractMapper;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Grading;
import io.amends.contracts.Channel;
import io.amends.contracts.EventType;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.PendingChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of a complaint's history.
///
/// @param sequence its position, `<epoch>.<number>`
/// @param what the event's published name
/// @param at business time of the event
/// @param recordedAt when it was stored
/// @param by the person's, integration's or service's name; `clock` for timers
/// @param role the role of `by`
/// @param through the channel: `rest`, `event` or `clock`
/// @param details the event's data
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

    /// The channel of a command.
    enum Through {
        REST,
        EVENT,
        CLOCK
    }

    /// The details of the first event; its other data are in the complaint and never change.
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
