package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.CustomerId;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.amends.satisfaction.domain.interactions.RecordedInteraction.Novelty;
import io.amends.satisfaction.domain.interactions.Sender;
import io.amends.satisfaction.store.InteractionLog;
import io.amends.satisfaction.store.InteractionLog.Position;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What customers do besides complaining.
@RestController
@RequestMapping("/interactions")
class InteractionController {
    private static final String ORDER = "newest";

    private final InteractionLog log;
    private final InteractionLines lines;

    InteractionController(InteractionLog log, InteractionLines lines) {
        this.log = log;
        this.lines = lines;
    }

    /// @param customerId whose
    /// @param id one of them only
    record Whose(@Nullable String customerId, @Nullable String id) {}

    /// @param outcome whether it was new, took another's place, or was known already
    record Receipt(Novelty outcome, String id, String customerId) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> record(@RequestBody InteractionDraft draft, Caller caller) {
        requireSenders(caller);
        var entry = draft.entry(sender(caller));
        var novelty = log.record(List.of(entry), caller.name()).getFirst();
        var status = novelty == Novelty.EXISTING ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .body(new Receipt(novelty, entry.interaction().id(), entry.customerId()));
    }

    /// Answers in NDJSON whatever the caller accepts: an answer a line is all there is.
    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    void recordMany(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        requireSenders(caller);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        lines.record(
                request.getInputStream(),
                response.getOutputStream(),
                sender(caller),
                caller.name());
    }

    @GetMapping
    Page<InteractionView> list(Whose whose, PageRequest page, Caller caller) {
        requireSenders(caller);
        var customerId = whose.customerId();
        if (customerId == null || !CustomerId.isOne(customerId)) {
            throw Problem.invalid(
                    Violation.ofQuery(
                            "customerId",
                            customerId == null ? "is required" : CustomerId.EXPECTED));
        }
        var sender = caller.agentUp() ? null : sender(caller);
        return page(new InteractionLog.Wanted(customerId, sender, whose.id()), page);
    }

    private Page<InteractionView> page(InteractionLog.Wanted wanted, PageRequest page) {
        var after = page.cursor().map(InteractionController::position);
        var found = log.list(wanted, after, page.limit() + 1);
        var answer =
                Page.of(found, page.limit(), InteractionController::cursor)
                        .map(InteractionView::of);
        return page.count() ? answer.withTotal(log.count(wanted)) : answer;
    }

    private static Cursor cursor(RecordedInteraction last) {
        return Cursor.after(ORDER, last.interaction().at().toEpochMilli(), last.id());
    }

    private static Position position(Cursor cursor) {
        var keys = cursor.keysFor(ORDER, 2);
        try {
            return new Position(Instant.ofEpochMilli(Long.parseLong(keys.getFirst())), keys.get(1));
        } catch (NumberFormatException madeUp) {
            throw Cursor.unfit("is not one that this list gave; take it from the Link header");
        }
    }

    /// Integrations see and correct their own; those who handle complaints share theirs.
    private static Sender sender(Caller caller) {
        return caller.agentUp() ? Sender.STAFF : Sender.integration(caller.name());
    }

    private static void requireSenders(Caller caller) {
        caller.require(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }
}
