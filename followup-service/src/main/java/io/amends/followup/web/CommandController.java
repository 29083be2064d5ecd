package io.amends.followup.web;

import io.amends.web.caller.Caller;
import io.amends.web.json.Bodies;
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

/// What is done with follow-ups. Bodies are read after the precondition was looked at: who has not
/// seen the newest version hears that first.
@RestController
@RequestMapping(path = "/followups/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class CommandController {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Desk desk;
    private final Bodies bodies;

    CommandController(Desk desk, Bodies bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    @Operation(
            operationId = "answerFollowup",
            summary = "Record what the customer answered",
            description =
                    "Possible before it is due as well. \"Not solved\" reopens the complaint.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = AnsweredBody.class)))
    @PostMapping(Commands.ANSWERED)
    ResponseEntity<FollowupView> answered(
            Caller caller,
            @PathVariable String id,
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return desk.handle(caller, id, seen, () -> read(body, AnsweredBody.class).command());
    }

    @Operation(
            operationId = "recordNoAnswer",
            summary = "Record that the customer was not reached",
            description = "It is due again a day later; after the last try it is done.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = NoAnswerBody.class)))
    @PostMapping(Commands.NO_ANSWER)
    ResponseEntity<FollowupView> noAnswer(
            Caller caller,
            @PathVariable String id,
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return desk.handle(caller, id, seen, () -> read(body, NoAnswerBody.class).command());
    }

    @Operation(
            operationId = "snoozeFollowup",
            summary = "Postpone a follow-up",
            description = "The customer is to be asked at another time.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = SnoozeBody.class)))
    @PostMapping(Commands.SNOOZE)
    ResponseEntity<FollowupView> snooze(
            Caller caller,
            @PathVariable String id,
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return desk.handle(caller, id, seen, () -> read(body, SnoozeBody.class).command());
    }

    @Operation(
            operationId = "takeFollowup",
            summary = "Take on a follow-up",
            description =
                    "So that no one else calls. What a colleague took on is theirs: 409 says whose;"
                            + " a supervisor may take it over.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = TakeBody.class)))
    @PostMapping(Commands.TAKE)
    ResponseEntity<FollowupView> take(
            Caller caller,
            @PathVariable String id,
            IfMatch seen,
            @RequestBody(required = false) byte @Nullable [] body) {
        return desk.handle(caller, id, seen, () -> read(body, TakeBody.class).command());
    }

    /// Whoever has nothing to say may leave out the braces.
    private <T> T read(byte @Nullable [] body, Class<T> type) {
        return bodies.read(body == null || body.length == 0 ? NOTHING : body, type);
    }
}
