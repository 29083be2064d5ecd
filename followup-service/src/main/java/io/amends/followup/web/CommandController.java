package io.amends.followup.web;

import io.amends.web.caller.Caller;
import io.amends.web.json.BodyReader;
import io.amends.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
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
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return service.handle(caller, id, seen, () -> read(body, AnsweredRequest.class).command());
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
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return service.handle(caller, id, seen, () -> read(body, NoAnswerRequest.class).command());
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
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return service.handle(caller, id, seen, () -> read(body, SnoozeRequest.class).command());
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
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return service.handle(caller, id, seen, () -> read(body, TakeRequest.class).command());
    }

    /// An empty body is read as `{}`.
    private <T> T read(byte @Nullable [] body, Class<T> type) {
        return bodies.read(body == null || body.length == 0 ? NOTHING : body, type);
    }
}
