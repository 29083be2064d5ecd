package io.amends.followup.web;

import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.VersionConflictException;
import io.amends.followup.application.FollowupCommandService;
import io.amends.followup.domain.StaffCommand;
import io.amends.followup.store.CaseFileRecord;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.json.BodyReader;
import io.amends.web.precondition.EntityTags;
import io.amends.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The commands on follow-ups. `If-Match` is checked before the body is parsed, so that an outdated
/// version is reported first.
@RestController
@RequestMapping(path = "/followups/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class CommandController {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final FollowupCommandService service;
    private final BodyReader bodies;

    CommandController(FollowupCommandService service, BodyReader bodies) {
        this.service = service;
        this.bodies = bodies;
    }

    @Operation(
            operationId = "answerFollowup",
            summary = "Record what the customer answered",
            description =
                    "Possible before it is due as well. \"Not solved\" reopens the complaint.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = AnsweredRequest.class)))
    @PostMapping(Commands.ANSWERED)
    ResponseEntity<FollowupResponse> answered(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        return handle(caller, id, ifMatch, () -> read(body, AnsweredRequest.class).command());
    }

    @Operation(
            operationId = "recordNoAnswer",
            summary = "Record that the customer was not reached",
            description = "It is due again a day later; after the last try it is done.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = NoAnswerRequest.class)))
    @PostMapping(Commands.NO_ANSWER)
    ResponseEntity<FollowupResponse> noAnswer(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        return handle(caller, id, ifMatch, () -> read(body, NoAnswerRequest.class).command());
    }

    @Operation(
            operationId = "snoozeFollowup",
            summary = "Postpone a follow-up",
            description = "The customer is to be asked at another time.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = SnoozeRequest.class)))
    @PostMapping(Commands.SNOOZE)
    ResponseEntity<FollowupResponse> snooze(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        return handle(caller, id, ifMatch, () -> read(body, SnoozeRequest.class).command());
    }

    @Operation(
            operationId = "takeFollowup",
            summary = "Take on a follow-up",
            description =
                    "So that no one else calls. What a colleague took on is theirs: 409 says whose;"
                            + " a supervisor may take it over.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = TakeRequest.class)))
    @PostMapping(Commands.TAKE)
    ResponseEntity<FollowupResponse> take(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        return handle(caller, id, ifMatch, () -> read(body, TakeRequest.class).command());
    }

    /// @param command read only after `If-Match` was checked against the current version
    private ResponseEntity<FollowupResponse> handle(
            Caller caller, String id, IfMatch ifMatch, Supplier<StaffCommand> command) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var before = service.find(id);
        var agent = Actor.agent(caller);
        ifMatch.check(before.version(), () -> FollowupResponse.of(before, agent));
        try {
            var after =
                    service.handle(before, command.get(), agent, Actor.of(caller), !ifMatch.any());
            return EntityTags.ok(FollowupResponse.of(after, agent), after.version());
        } catch (VersionConflictException stale) {
            @SuppressWarnings("unchecked") // the current version of what was read above
            var current = before.with((StoredAggregate<CaseFileRecord>) stale.current());
            throw IfMatch.stale(current.version(), FollowupResponse.of(current, agent));
        }
    }

    /// An empty body is read as `{}`.
    private <T> T read(byte @Nullable [] body, Class<T> type) {
        return bodies.read(body == null || body.length == 0 ? NOTHING : body, type);
    }
}
