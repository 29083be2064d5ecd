package io.amends.followup.web;

import io.amends.followup.application.FollowupCommandService;
import io.amends.followup.domain.FollowupId;
import io.amends.followup.domain.FollowupState;
import io.amends.followup.store.CaseFiles;
import io.amends.followup.store.FollowupQuery;
import io.amends.followup.store.ListCursor;
import io.amends.followup.store.ListOrder;
import io.amends.followup.store.ListedFollowup;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.precondition.EntityTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads follow-ups: lists, such as the call list, and single ones.
@RestController
class FollowupController {
    private final CaseFiles caseFiles;
    private final FollowupCommandService service;

    FollowupController(CaseFiles caseFiles, FollowupCommandService service) {
        this.caseFiles = caseFiles;
        this.service = service;
    }

    @Operation(
            operationId = "listFollowups",
            summary = "List follow-ups",
            description =
                    "Without `state` those that are due; with `complaint` or `updatedAfter` alone"
                            + " all of that complaint, or all that were changed, the oldest change"
                            + " first. Those that a complaint has in one state stand together, at"
                            + " the oldest one's position.")
    @GetMapping("/followups")
    Page<FollowupResponse> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Set<FollowupState> state,
            @RequestParam(required = false) @Nullable Set<String> complaint,
            @RequestParam(required = false) @Nullable Instant updatedAfter,
            @RequestParam(required = false) @Nullable ListOrder sort,
            PageRequest page) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var query = query(state, complaint, updatedAfter);
        var order = order(sort, updatedAfter);
        var after = page.cursor().map(cursor -> position(cursor, order));
        var found = caseFiles.list(query, order, after, page.limit() + 1);
        var result = Page.of(found, page.limit(), last -> cursor(last, order));
        return (page.count() ? result.withTotal(caseFiles.count(query)) : result)
                .map(each -> response(each, caller));
    }

    @Operation(
            operationId = "getFollowup",
            summary = "Read a follow-up",
            description = "With the ETag that its commands need.")
    @ApiResponse(
            responseCode = "200",
            description = "The follow-up.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @GetMapping("/followups/{id}")
    ResponseEntity<FollowupResponse> find(Caller caller, @PathVariable String id) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var found = service.find(id);
        return EntityTags.ok(FollowupResponse.of(found, Actor.agent(caller)), found.version());
    }

    /// With `updatedAfter` the default is the order of changes.
    private static ListOrder order(@Nullable ListOrder sort, @Nullable Instant updatedAfter) {
        if (sort != null) {
            return sort;
        }
        return updatedAfter == null ? ListOrder.DUE : ListOrder.UPDATED;
    }

    /// The default states are all with `complaint` or `updatedAfter`, else only `DUE`.
    private static FollowupQuery query(
            @Nullable Set<FollowupState> states,
            @Nullable Set<String> complaints,
            @Nullable Instant updatedAfter) {
        var unless =
                complaints == null && updatedAfter == null
                        ? Set.of(FollowupState.DUE)
                        : EnumSet.allOf(FollowupState.class);
        var references =
                complaints == null
                        ? Set.<String>of()
                        : complaints.stream()
                                .map(FollowupId::reference)
                                .collect(Collectors.toSet());
        return new FollowupQuery(states == null ? unless : states, references, updatedAfter);
    }

    private static FollowupResponse response(ListedFollowup listed, Caller caller) {
        return FollowupResponse.of(listed.followup(), listed.stored(), Actor.agent(caller));
    }

    private static Cursor cursor(ListedFollowup last, ListOrder order) {
        var position = last.position();
        return Cursor.after(word(order), position.at(), position.state(), position.rank());
    }

    private static ListCursor position(Cursor cursor, ListOrder order) {
        List<String> keys = cursor.keysFor(word(order), 3);
        try {
            return new ListCursor(
                    keys.get(0), FollowupState.valueOf(keys.get(1)), Integer.parseInt(keys.get(2)));
        } catch (IllegalArgumentException madeUp) {
            throw Cursor.unfit("is not one that a list gave; take it from the Link header");
        }
    }

    private static String word(ListOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
