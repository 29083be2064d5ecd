package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.CustomerId;
import io.amends.satisfaction.domain.interactions.InteractionMonth.Novelty;
import io.amends.satisfaction.store.InteractionLog;
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
        var entry = draft.entry();
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
        lines.record(request.getInputStream(), response.getOutputStream(), caller.name());
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
        return page(customerId, whose.id(), page);
    }

    private Page<InteractionView> page(String customerId, @Nullable String id, PageRequest page) {
        var all =
                log.of(customerId).inOrder().reversed().stream()
                        .filter(each -> id == null || each.id().equals(id))
                        .toList();
        var from =
                page.cursor()
                        .map(cursor -> cursor.keysFor(ORDER, 1).getFirst())
                        .map(last -> after(all.stream().map(each -> each.id()).toList(), last))
                        .orElse(0);
        var found =
                all.stream()
                        .skip(from)
                        .limit(page.limit() + 1L)
                        .map(each -> InteractionView.of(customerId, each))
                        .toList();
        var answer = Page.of(found, page.limit(), last -> Cursor.after(ORDER, last.id()));
        return page.count() ? answer.withTotal(all.size()) : answer;
    }

    private static int after(List<String> ids, String last) {
        var at = ids.indexOf(last);
        if (at < 0) {
            throw Cursor.unfit("is not one that this list gave; take it from the Link header");
        }
        return at + 1;
    }

    private static void requireSenders(Caller caller) {
        caller.require(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }
}
