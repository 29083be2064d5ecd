package io.amends.complaint.web;

import io.amends.complaint.application.ContactNormalizer;
import io.amends.complaint.application.IntakeService;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ContactDetail;
import io.amends.complaint.domain.ContactSource;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.ComplaintCreationResult;
import io.amends.complaint.store.CustomerStore;
import io.amends.complaint.store.KeyedHash;
import io.amends.complaint.store.Submission;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Creates complaints: one insert for the complaint, then one call for the customer if the request
/// has personal data.
@RestController
final class IntakeController {
    private static final int LONGEST_KEY = 255;

    private final IntakeService intakeService;
    private final CustomerStore customers;
    private final ContactNormalizer contacts;
    private final KeyedHash hash;
    private final JsonMapper json;
    private final Supplier<Policy> policies;
    private final Clock clock;
    private final ComplaintResponses responses;

    IntakeController(
            IntakeService intakeService,
            CustomerStore customers,
            ContactNormalizer contacts,
            KeyedHash hash,
            JsonMapper json,
            Supplier<Policy> policies,
            Clock clock) {
        this.intakeService = intakeService;
        this.customers = customers;
        this.contacts = contacts;
        this.hash = hash;
        this.json = json;
        this.policies = policies;
        this.clock = clock;
        this.responses = new ComplaintResponses(policies, clock);
    }

    @Operation(
            operationId = "fileComplaint",
            summary = "File a complaint",
            description =
                    "Answered as soon as the complaint is durable. Integrations send an"
                            + " `Idempotency-Key`; the same key with the same body gives the first"
                            + " answer again, with `Idempotent-Replayed: true`.")
    @ApiResponse(
            responseCode = "201",
            description = "The complaint that was filed.",
            useReturnTypeSchema = true,
            headers = {
                @Header(name = "Location", ref = "Location"),
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Idempotent-Replayed", ref = "Idempotent-Replayed")
            })
    @ApiResponse(
            responseCode = "200",
            description =
                    "The complaint that has this `externalId` already, with the same content.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @ApiResponse(
            responseCode = "409",
            description = "Another complaint has this `externalId`, with other content.")
    @PostMapping("/complaints")
    ResponseEntity<ComplaintResponse> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ComplaintRequest body) {
        caller.require(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        checkKey(caller, key);
        var customer = Objects.requireNonNull(body.customer());
        var details = ContactRequest.details(contacts, customer.personalData(), "/customer");
        var policy = policies.get();
        var intake =
                body.toIntake(
                        Reference.draw(ThreadLocalRandom.current()),
                        idOf(caller, key, customer.id(), details),
                        Actor.integration(caller).orElse(null),
                        hash.of("body", json.writeValueAsBytes(body)),
                        policy,
                        clock.instant());
        var open = new Open(intake, policy.defaultOwner(), null, body.ended().orElse(null));
        var submission = new Submission(Actor.of(caller), caller.name(), key);
        return response(intakeService.create(open, details, submission));
    }

    private ResponseEntity<ComplaintResponse> response(ComplaintCreationResult result) {
        return switch (result) {
            case ComplaintCreationResult.Created(var current) -> responses.created(current);
            case ComplaintCreationResult.Replayed(var first, var at) ->
                    responses.replayed(first, at);
            case ComplaintCreationResult.Known(var current) -> responses.ok(current);
            case ComplaintCreationResult.KeyReused(var reference) ->
                    throw Problem.of(
                                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                                    "This Idempotency-Key belongs to another body, which became"
                                            + String.format(
                                                    Locale.ROOT,
                                                    " complaint %s. Send this one under a new key.",
                                                    reference))
                            .with("reference", reference);
            case ComplaintCreationResult.Taken(var reference) ->
                    throw Problem.of(
                                    ProblemType.ALREADY_EXISTS,
                                    String.format(
                                                    Locale.ROOT,
                                                    "Complaint %s has this externalId already, with other content.",
                                                    reference)
                                            + " Use another one, or read that complaint.")
                            .with("reference", reference);
        };
    }

    private String idOf(
            Caller caller,
            @Nullable String key,
            @Nullable String given,
            List<ContactDetail> details) {
        if (given != null) {
            return given;
        }
        var request = key == null ? UUID.randomUUID().toString() : caller.name() + "/" + key;
        return customers.idOf(details, ContactSource.named(Actor.of(caller)), request);
    }

    private static void checkKey(Caller caller, @Nullable String key) {
        if (key == null) {
            if (!caller.agentUp()) {
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_MISSING,
                        "Send an Idempotency-Key, such as a random UUID per complaint, so that the"
                                + " same complaint sent twice is one.");
            }
            return;
        }
        var printable = key.chars().allMatch(c -> c > 0x1f && c < 0x7f);
        if (key.isBlank() || key.length() > LONGEST_KEY || !printable) {
            throw Problem.invalid(
                    Violation.ofHeader(
                            "Idempotency-Key", "must have 1 to 255 printable ASCII characters"));
        }
    }
}
