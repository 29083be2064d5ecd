package io.amends.satisfaction.web;

import io.amends.contracts.CustomerIdFormat;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/// Records and lists customers' interactions other than complaints.
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

    /// @param customerId the customer
    /// @param id only the interaction with this id
    record Whose(@Nullable String customerId, @Nullable String id) {}

    /// @param outcome whether it was new, replaced another one, or was stored already
    record Receipt(Novelty outcome, String id, String customerId) {}

    @Operation(
            operationId = "recordInteraction",
            summary = "Record an interaction, or many",
            description =
                    "One as JSON; or NDJSON with one interaction a line, answered by NDJSON with a"
                            + " result a line, in the same order, while the lines come in. A line"
                            + " that is refused stops nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema =
                                                @Schema(implementation = InteractionRequest.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema =
                                                @Schema(
                                                        type = "string",
                                                        description =
                                                                "One InteractionDraft a line."))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "It is recorded, or has replaced an older revision.",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description =
                    "JSON: it was known already. NDJSON: a result a line, as"
                            + " `{\"line\":1,\"outcome\":\"created\",\"id\":\"o-1\"}` or"
                            + " `{\"line\":2,\"outcome\":\"refused\",\"reason\":\"at is required\"}`.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Receipt.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                        schema = @Schema(type = "string"))
            })
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> record(@RequestBody InteractionRequest draft, Caller caller) {
        requireSenders(caller);
        var entry = draft.entry(sender(caller));
        var novelty = log.record(List.of(entry), caller.name()).getFirst();
        var status = novelty == Novelty.EXISTING ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .body(new Receipt(novelty, entry.interaction().id(), entry.customerId()));
    }

    /// Responds with NDJSON whatever the client accepts, since there is a result per line.
    @Operation(hidden = true) // described with the one before
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

    @Operation(
            operationId = "listInteractions",
            summary = "List a customer's interactions",
            description = "Newest first.")
    @GetMapping
    Page<InteractionResponse> list(Whose whose, PageRequest page, Caller caller) {
        requireSenders(caller);
        var customerId = whose.customerId();
        if (customerId == null || !CustomerIdFormat.isValid(customerId)) {
            throw Problem.invalid(
                    Violation.ofQuery(
                            "customerId",
                            customerId == null ? "is required" : CustomerIdFormat.EXPECTED));
        }
        var sender = caller.agentUp() ? null : sender(caller);
        return page(new InteractionLog.Wanted(customerId, sender, whose.id()), page);
    }

    private Page<InteractionResponse> page(InteractionLog.Wanted wanted, PageRequest page) {
        var after = page.cursor().map(InteractionController::position);
        var found = log.list(wanted, after, page.limit() + 1);
        var answer =
                Page.of(found, page.limit(), InteractionController::cursor)
                        .map(InteractionResponse::of);
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
