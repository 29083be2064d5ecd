package io.amends.complaint.web;

import io.amends.complaint.application.CommandResult;
import io.amends.complaint.application.RelatedComplaintService;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.Complaints;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.json.BodyReader;
import io.amends.web.precondition.IfMatch;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The commands on a complaint. `If-Match` is checked before everything else, also before the body
/// is parsed, which is why the body is received as bytes.
@RestController
final class CommandController {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    /// What integrations may do with their own complaints.
    private static final String ADD_WORDS = "add-words";

    private final Complaints complaints;
    private final RelatedComplaintService commands;
    private final BodyReader bodies;
    private final ComplaintResponses responses;

    CommandController(
            Complaints complaints,
            RelatedComplaintService commands,
            BodyReader bodies,
            Supplier<Policy> policies,
            Clock clock) {
        this.complaints = complaints;
        this.commands = commands;
        this.bodies = bodies;
        this.responses = new ComplaintResponses(policies, clock);
    }

    @Operation(operationId = "commandComplaint")
    @ApiResponse(
            responseCode = "200",
            description = "The complaint as it is now.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @ApiResponse(responseCode = "409", description = "It does not fit the present state.")
    @PostMapping(
            path = "/complaints/{reference}/{command}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ComplaintResponse> handle(
            Caller caller,
            @PathVariable String reference,
            @PathVariable String command,
            IfMatch ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        var asked = authorize(caller, reference, command);
        var type = Commands.bodyOf(command).orElseThrow(() -> unknown(command));
        var call = call(caller, asked, ifMatch, type, given(body));
        return response(commands.handle(asked, call));
    }

    /// An integration does not learn of complaints that are not its own.
    private Reference authorize(Caller caller, String reference, String command) {
        if (!command.equals(ADD_WORDS)) {
            caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
            return ReferenceParser.read(reference);
        }
        caller.require(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        var asked = ReferenceParser.read(reference);
        if (!caller.agentUp() && !isOwn(caller, asked)) {
            throw ReferenceParser.unknown(asked);
        }
        return asked;
    }

    private boolean isOwn(Caller caller, Reference reference) {
        return complaints
                .find(reference)
                .filter(found -> Actor.maySee(caller, found.complaint()))
                .isPresent();
    }

    private static byte[] given(byte @Nullable [] body) {
        return body == null || body.length == 0 ? NOTHING : body;
    }

    private ResponseEntity<ComplaintResponse> response(CommandResult result) {
        return switch (result) {
            case CommandResult.Changed(var current) -> responses.ok(current);
            case CommandResult.Continued(var other, var isNew) -> responses.continued(other, isNew);
        };
    }

    /// Usually `If-Match` has one version: the write filters on it, without another read of the
    /// complaint. Of several versions the write filters on the current one.
    private CommandRequest<ComplaintCommand> call(
            Caller caller,
            Reference reference,
            IfMatch ifMatch,
            Class<? extends CommandRequests> type,
            byte[] body) {
        var one = !ifMatch.any() && ifMatch.versions().size() == 1;
        long version = one ? ifMatch.versions().iterator().next() : check(reference, ifMatch);
        var command = read(reference, ifMatch, type, body).toCommand(caller);
        var call = CommandRequest.of(command, Actor.of(caller));
        return ifMatch.any() ? call : call.ifVersion(version);
    }

    private CommandRequests read(
            Reference reference,
            IfMatch ifMatch,
            Class<? extends CommandRequests> type,
            byte[] body) {
        try {
            return bodies.read(body, type);
        } catch (Problem wrong) {
            check(reference, ifMatch);
            throw wrong;
        }
    }

    /// @return the current version, which is one of those in `If-Match`
    private long check(Reference reference, IfMatch ifMatch) {
        var current =
                complaints.find(reference).orElseThrow(() -> ReferenceParser.unknown(reference));
        ifMatch.check(current.version(), () -> responses.body(current));
        return current.version();
    }

    private static Problem unknown(String command) {
        return Problem.notFound(
                String.format(
                        Locale.ROOT,
                        "There is no command '%s'. There are: %s.",
                        command,
                        String.join(", ", Commands.names())));
    }
}
