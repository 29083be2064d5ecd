package io.amends.complaint.web;

import io.amends.complaint.domain.Policy;
import io.amends.complaint.store.ComplaintPage;
import io.amends.complaint.store.Complaints;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Reads one complaint, lists and histories. An integration sees only its own complaints.
@RestController
final class ComplaintController {
    private final Complaints complaints;
    private final ComplaintResponses responses;

    ComplaintController(Complaints complaints, Supplier<Policy> policies, Clock clock) {
        this.complaints = complaints;
        this.responses = new ComplaintResponses(policies, clock);
    }

    @Operation(
            operationId = "getComplaint",
            summary = "Read a complaint",
            description =
                    "The complaint as it is now, with the ETag that commands on it need. An"
                            + " integration reads its own complaints only.")
    @ApiResponse(
            responseCode = "200",
            description = "The complaint.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @GetMapping("/complaints/{reference}")
    ResponseEntity<ComplaintResponse> one(Caller caller, @PathVariable String reference) {
        requireReader(caller);
        var asked = ReferenceParser.read(reference);
        return complaints
                .find(asked)
                .filter(current -> Actor.maySee(caller, current.complaint()))
                .map(responses::ok)
                .orElseThrow(() -> ReferenceParser.unknown(asked));
    }

    @Operation(
            operationId = "listComplaints",
            summary = "List complaints",
            description =
                    "Filters are combined; a filter that is named twice means either value. An"
                            + " integration sees its own complaints only.")
    @GetMapping("/complaints")
    Page<ComplaintResponse> many(
            Caller caller, @ParameterObject ComplaintFilterParameters filters, PageRequest page) {
        requireReader(caller);
        var order = filters.order();
        var word = order.name().toLowerCase(Locale.ROOT);
        var after = page.cursor().map(cursor -> cursor.keysFor(word, 1).getFirst()).orElse(null);
        filters.check();
        var criteria = filters.criteria(Actor.integration(caller).orElse(null));
        var listing = new ComplaintPage(criteria, order, after, page.limit() + 1);
        var part =
                Page.of(
                                complaints.list(listing),
                                page.limit(),
                                listed -> Cursor.after(word, listed.position()))
                        .map(listed -> responses.body(listed.complaint()));
        return page.count() ? part.withTotal(complaints.count(listing)) : part;
    }

    @Operation(
            operationId = "getComplaintHistory",
            summary = "Read the history of a complaint",
            description = "Every event in its order: what, when, who, and through what.")
    @GetMapping("/complaints/{reference}/history")
    Page<HistoryResponse> history(Caller caller, @PathVariable String reference) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var asked = ReferenceParser.read(reference);
        var events = complaints.history(asked);
        if (events.isEmpty()) {
            throw ReferenceParser.unknown(asked);
        }
        return Page.of(
                events.stream().map(HistoryResponse::of).toList(),
                events.size(),
                last -> Cursor.after("history", last.sequence()));
    }

    private static void requireReader(Caller caller) {
        caller.require(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }
}
