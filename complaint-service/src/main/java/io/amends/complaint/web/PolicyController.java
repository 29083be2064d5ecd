package io.amends.complaint.web;

import io.amends.complaint.application.PolicyEffects;
import io.amends.complaint.domain.policy.Policies;
import io.amends.policy.PoliciesInForce;
import io.amends.policy.PolicyCatalog;
import io.amends.policy.PolicyReading;
import io.amends.policy.domain.PolicyCommand;
import io.amends.policy.domain.PolicySet;
import io.amends.policy.domain.PolicyVersion;
import io.amends.policy.store.PolicyStore;
import io.amends.policy.text.InvalidPolicyException;
import io.amends.policy.text.PolicyDocument;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.list.Cursor;
import io.amends.web.list.Page;
import io.amends.web.precondition.EntityTags;
import io.amends.web.precondition.IfMatch;
import io.amends.web.problem.Problem;
import io.amends.web.request.YamlBodies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Policies: what is in force, every version before, and changing them. A policy is received as
/// bytes and parsed by [PolicyText], so that every error is named with its line and column.
@RestController
final class PolicyController {
    private final PolicyStore store;
    private final PoliciesInForce<Policies> inForce;
    private final PolicyCatalog<Policies> catalog;
    private final PolicyEffects effects;

    PolicyController(
            PolicyStore store,
            PoliciesInForce<Policies> inForce,
            PolicyCatalog<Policies> catalog,
            PolicyEffects effects) {
        this.store = store;
        this.inForce = inForce;
        this.catalog = catalog;
        this.effects = effects;
    }

    @Operation(
            operationId = "listPolicies",
            summary = "List the policies in force",
            description = "Each kind with its version, who applied it and when.")
    @GetMapping("/policies")
    Page<PolicyResponse> list(Caller caller) {
        requireAgent(caller);
        var set = store.current();
        return all(
                catalog.shipped().entrySet().stream()
                        .flatMap(
                                shipped ->
                                        set.of(shipped.getKey()).stream()
                                                .map(
                                                        it ->
                                                                PolicyResponse.of(
                                                                        it, shipped.getValue())))
                        .toList());
    }

    @Operation(
            operationId = "getPolicy",
            summary = "Read a policy",
            description =
                    "As JSON, or with `Accept: application/yaml` as its author wrote it, comments"
                            + " included. The ETag is what a change needs.")
    @ApiResponse(
            responseCode = "200",
            description = "The policy.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(type = "object")),
                @Content(mediaType = YamlBodies.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @GetMapping(
            path = "/policies/{kind}",
            produces = {MediaType.APPLICATION_JSON_VALUE, YamlBodies.MEDIA_TYPE})
    ResponseEntity<Object> one(
            Caller caller,
            @PathVariable String kind,
            @Parameter(description = "An earlier version; the one in force unless given.")
                    @RequestParam(required = false)
                    @Nullable Integer version,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept) {
        requireAgent(caller);
        var found = version == null ? current(kind) : earlier(kind, version);
        var yaml = PolicyText.isYamlPreferred(accept);
        return ResponseEntity.ok()
                .eTag(EntityTags.of(found.version()))
                .contentType(yaml ? PolicyText.YAML : MediaType.APPLICATION_JSON)
                .body(
                        yaml
                                ? PolicyText.bytes(found.text())
                                : PolicyDocument.parse(found.text()).asMap());
    }

    @Operation(
            operationId = "listPolicyVersions",
            summary = "List the versions of a policy",
            description = "Who applied which version when, the oldest first.")
    @GetMapping("/policies/{kind}/versions")
    Page<PolicyResponse> versions(Caller caller, @PathVariable String kind) {
        requireAgent(caller);
        requireKind(kind);
        return all(store.versions(kind).stream().map(PolicyResponse::of).toList());
    }

    @Operation(
            operationId = "changePolicy",
            summary = "Change a policy",
            description =
                    "Puts a whole policy into force, as YAML or JSON. All policies are checked"
                            + " together first; every error is listed with its line and column. The"
                            + " text in force makes no new version.")
    @PolicyBody
    @ApiResponse(
            responseCode = "200",
            description = "The version in force now.",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", ref = "ETag"))
    @PutMapping(
            path = "/policies/{kind}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, YamlBodies.MEDIA_TYPE})
    ResponseEntity<PolicyResponse> change(
            Caller caller,
            @PathVariable String kind,
            IfMatch ifMatch,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false)
                    @Nullable String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        caller.require(Role.ADMIN);
        var before = current(kind);
        ifMatch.check(before.version(), () -> PolicyResponse.of(before));
        var change =
                new PolicyCommand.Change(
                        kind,
                        PolicyText.read(body, type),
                        ifMatch.any() ? null : before.version(),
                        Actor.of(caller));
        var after = store.change(change);
        inForce.refresh();
        return EntityTags.ok(PolicyResponse.of(after), after.version());
    }

    @Operation(
            operationId = "checkPolicy",
            summary = "Check a policy",
            description =
                    "Whether it would be accepted in place of the one in force, and which due"
                            + " instants of open complaints would move if their running clocks were"
                            + " counted again under it. Changes nothing.")
    @PolicyBody
    @PostMapping(
            path = "/policies/{kind}/check",
            consumes = {MediaType.APPLICATION_JSON_VALUE, YamlBodies.MEDIA_TYPE})
    PolicyCheckResponse check(
            Caller caller,
            @PathVariable String kind,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false)
                    @Nullable String type,
            @RequestBody(required = false) byte @Nullable [] body) {
        requireAgent(caller);
        requireKind(kind);
        try {
            var text = PolicyText.read(body, type);
            var set = store.current();
            var candidate = catalog.read(new PolicyReading(kind, set.textsWith(kind, text)));
            return PolicyCheckResponse.valid(version(set, kind), text, effects.of(candidate));
        } catch (InvalidPolicyException wrong) {
            return PolicyCheckResponse.invalid(current(kind), PolicyText.violations(wrong));
        }
    }

    private PolicyVersion current(String kind) {
        requireKind(kind);
        return version(store.current(), kind);
    }

    private static PolicyVersion version(PolicySet set, String kind) {
        return set.of(kind).orElseThrow(() -> new IllegalStateException("no default of " + kind));
    }

    private PolicyVersion earlier(String kind, int version) {
        requireKind(kind);
        return store.versions(kind).stream()
                .filter(it -> it.version() == version)
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "There is no version "
                                                + version
                                                + " of this policy; it has "
                                                + current(kind).version()
                                                + "."));
    }

    private void requireKind(String kind) {
        if (!catalog.shipped().containsKey(kind)) {
            throw Problem.notFound(
                    "There is no such policy. There are: "
                            + String.join(", ", catalog.shipped().keySet())
                            + ".");
        }
    }

    private static Page<PolicyResponse> all(List<PolicyResponse> items) {
        return Page.of(items, items.size(), last -> Cursor.after("policies", last.version()));
    }

    private static void requireAgent(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }
}
