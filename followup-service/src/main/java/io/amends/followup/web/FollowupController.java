package io.amends.followup.web;

import io.amends.followup.domain.FollowupId;
import io.amends.followup.domain.FollowupState;
import io.amends.followup.store.CaseFiles;
import io.amends.followup.store.FollowupFilter;
import io.amends.followup.store.ListPosition;
import io.amends.followup.store.Listed;
import io.amends.web.caller.Caller;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.list.PageRequest;
import io.amends.web.precondition.EntityTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who is to be called, and what came of it.
@RestController
class FollowupController {
    private static final String ORDER = "due";

    private final CaseFiles caseFiles;
    private final Desk desk;

    FollowupController(CaseFiles caseFiles, Desk desk) {
        this.caseFiles = caseFiles;
        this.desk = desk;
    }

    @Operation(
            operationId = "listFollowups",
            summary = "List follow-ups",
            description =
                    "Without `state` those that are due, with `complaint` alone all of that"
                            + " complaint. Those that a complaint has in one state stand together,"
                            + " at the oldest one's place.")
    @GetMapping("/followups")
    Page<FollowupView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Set<FollowupState> state,
            @RequestParam(required = false) @Nullable Set<String> complaint,
            PageRequest page) {
        desk.admit(caller);
        var filter = filter(state, complaint);
        var after = page.cursor().map(FollowupController::position);
        var found = caseFiles.list(filter, after, page.limit() + 1);
        var result = Page.of(found, page.limit(), FollowupController::cursor);
        return (page.count() ? result.withTotal(caseFiles.count(filter)) : result)
                .map(each -> view(each, caller));
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
    ResponseEntity<FollowupView> one(Caller caller, @PathVariable String id) {
        desk.admit(caller);
        var found = desk.find(id);
        return EntityTags.ok(found.view(Actor.agent(caller)), found.version());
    }

    /// Everything that there is about a complaint; without one, what is due.
    private static FollowupFilter filter(
            @Nullable Set<FollowupState> states, @Nullable Set<String> complaints) {
        if (complaints == null) {
            return new FollowupFilter(
                    states == null ? Set.of(FollowupState.DUE) : states, Set.of());
        }
        return new FollowupFilter(
                states == null ? EnumSet.allOf(FollowupState.class) : states,
                complaints.stream().map(FollowupId::reference).collect(Collectors.toSet()));
    }

    private static FollowupView view(Listed listed, Caller caller) {
        return FollowupView.of(
                listed.followup(), listed.reference(), listed.customerId(), Actor.agent(caller));
    }

    private static Cursor cursor(Listed last) {
        var position = last.position();
        return Cursor.after(ORDER, position.at(), position.state(), position.rank());
    }

    private static ListPosition position(Cursor cursor) {
        List<String> keys = cursor.keysFor(ORDER, 3);
        try {
            return new ListPosition(
                    keys.get(0), FollowupState.valueOf(keys.get(1)), Integer.parseInt(keys.get(2)));
        } catch (IllegalArgumentException madeUp) {
            throw Cursor.unfit("is not one that a list gave; take it from the Link header");
        }
    }
}
