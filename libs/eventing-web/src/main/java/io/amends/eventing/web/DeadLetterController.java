package io.amends.eventing.web;

import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints for a service's dead letters, for operators.
@RestController
@RequestMapping("/dead-letters")
public final class DeadLetterController {

    private static final String ORDER = "dead-letters";
    private static final int LONGEST_REASON = 1000;

    private final String service;
    private final ObjectProvider<DeadLetterService> letters;

    DeadLetterController(String service, ObjectProvider<DeadLetterService> letters) {
        this.service = service;
        this.letters = letters;
    }

    /// Why a dead letter is discarded.
    @Schema(example = "{\"reason\": \"A test event that was sent by mistake.\"}")
    record Discard(@Nullable String reason) implements ValidatedBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, LONGEST_REASON);
        }
    }

    /// The open ones, the oldest first.
    ///
    /// @param after instead of a cursor, the position of the last one read in the list of all
    ///   services, as `2026-03-01T09:00:00Z,followup.x`
    @Operation(operationId = "listDeadLetters", summary = "List dead letters")
    @GetMapping
    Page<DeadLetterResponse> open(
            PageRequest page,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        requireOperator(caller);
        var place =
                DeadLetterCursor.of(
                        page.cursor().map(DeadLetterController::position).orElse(after), service);
        var found =
                letters.stream()
                        .flatMap(all -> all.open(page.limit() + 1, place.at(), place.id()).stream())
                        .map(letter -> DeadLetterResponse.of(service, letter))
                        .toList();
        var part = Page.of(found, page.limit(), last -> Cursor.after(ORDER, last.at(), last.id()));
        return page.count()
                ? part.withTotal(letters.stream().mapToLong(DeadLetterService::countOpen).sum())
                : part;
    }

    /// A dead letter, open or settled.
    @Operation(
            operationId = "getDeadLetter",
            summary = "Read a dead letter",
            description = "Also after the decision.")
    @GetMapping("/{id}")
    DeadLetterResponse find(@PathVariable String id, Caller caller) {
        requireOperator(caller);
        return DeadLetterResponse.of(service, letters().find(storedId(id)));
    }

    /// Tries the event again.
    @Operation(
            operationId = "retryDeadLetter",
            summary = "Process a dead letter again",
            description = "What waits behind it goes on if this works.")
    @ApiResponse(
            responseCode = "200",
            description = "The dead letter now.",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            description = "It was decided about before.",
            content = @Content)
    @PostMapping("/{id}/retry")
    DeadLetterResponse retry(@PathVariable String id, Caller caller) {
        requireOperator(caller);
        return DeadLetterResponse.of(service, letters().retry(storedId(id), caller.name()));
    }

    /// Discards the event, so that the later events of its aggregate are applied.
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Discard a dead letter",
            description = "The reason is kept; what waits behind it goes on.")
    @ApiResponse(
            responseCode = "200",
            description = "The dead letter now.",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            description = "It was decided about before.",
            content = @Content)
    @PostMapping("/{id}/discard")
    DeadLetterResponse discard(
            @PathVariable String id, @RequestBody Discard discard, Caller caller) {
        requireOperator(caller);
        var reason = Objects.requireNonNull(discard.reason());
        return DeadLetterResponse.of(
                service, letters().discard(storedId(id), reason, caller.name()));
    }

    private DeadLetterService letters() {
        return letters.getIfAvailable(DeadLetterController::noConsumers);
    }

    private static DeadLetterService noConsumers() {
        throw Problem.notFound("This service consumes no events, so it has no dead letters.");
    }

    private static String position(Cursor cursor) {
        return String.join(",", cursor.keysFor(ORDER, 2));
    }

    private static void requireOperator(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
    }

    /// The id in the service's own store.
    private String storedId(String id) {
        var prefix = service + ".";
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }
}
