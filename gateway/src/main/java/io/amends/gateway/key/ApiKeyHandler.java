package io.amends.gateway.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.MongoException;
import io.amends.gateway.access.Route;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Violation;
import io.amends.web.store.StoreProblems;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Endpoints to create, list and revoke keys, for admins.
public final class ApiKeyHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyHandler.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private static final String UNCERTAIN =
            "It is not certain whether the key was made: list the keys, revoke the newest of this"
                    + " name if it is there, since its secret is lost, and send it again.";

    private static final List<String> FIELDS = List.of("expires", "name", "role");

    private final ApiKeys keys;
    private final ApiKeyCache cache;
    private final KeyUsage usage;
    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// Handles the keys of this store.
    public ApiKeyHandler(ApiKeys keys, ApiKeyCache cache, KeyUsage usage) {
        this.usage = usage;
        this.keys = keys;
        this.cache = cache;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ListedKey(
            String id,
            String role,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CreatedKey(
            String id, String key, String role, String name, @Nullable Instant expiresAt) {}

    /// `POST /keys`: creates a key; only this response contains its secret.
    public ServerResponse create(ServerRequest request) throws IOException, ServletException {
        var wanted = read(request);
        var wrong = new ArrayList<Violation>();
        var role = Role.of(text(wanted, "role"));
        if (role.isEmpty()) {
            wrong.add(new Violation("/role", "must be one of " + Role.words()));
        }
        var name = text(wanted, "name");
        if (!NAME.matcher(name).matches()) {
            wrong.add(
                    new Violation(
                            "/name", "must have 1 to 64 letters, digits, `.`, `_`, `~` or `-`"));
        }
        var expiresAt = expiry(wanted);
        if (wanted.has("expires") && expiresAt.isEmpty()) {
            wrong.add(new Violation("/expires", Expiry.EXPECTED));
        }
        wanted.propertyNames().stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(
                        field ->
                                wrong.add(
                                        new Violation(
                                                "/" + field,
                                                "is not known here; known fields: "
                                                        + String.join(", ", FIELDS))));
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return generate(role.orElseThrow(), name, expiresAt.orElse(null));
    }

    private ServerResponse generate(Role role, String name, @Nullable Instant expiresAt) {
        try {
            return created(
                    new ApiKeyGenerator(keys).generate(role, name, expiresAt),
                    role,
                    name,
                    expiresAt);
        } catch (MongoException failed) {
            throw StoreProblems.of(failed, UNCERTAIN)
                    .<RuntimeException>map(problem -> problem)
                    .orElse(failed);
        }
    }

    /// Numbers and booleans are not accepted as text.
    private static String text(JsonNode wanted, String field) {
        var given = wanted.path(field);
        return given.isString() ? given.asString() : "";
    }

    private static Optional<Instant> expiry(JsonNode wanted) {
        var text = wanted.path("expires");
        return text.isString() ? Expiry.parse(text.asString(), ApiKeys.now()) : Optional.empty();
    }

    /// `GET /keys`: all keys without their secrets.
    public ServerResponse list(ServerRequest request) {
        var listed = keys.all().stream().map(this::listed).toList();
        return ServerResponse.ok().body(Map.of("items", listed));
    }

    private ListedKey listed(ApiKey key) {
        return new ListedKey(
                key.id(),
                key.role().word(),
                key.name(),
                key.createdAt(),
                key.expiresAt(),
                usage.lastUse(key.id()).orElse(key.lastUsedAt()));
    }

    /// `DELETE /keys/{id}`: the key is refused from now on.
    public ServerResponse revoke(ServerRequest request) {
        var id = request.pathVariable("id");
        if (!cache.revoke(id)) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no key " + id + "; list them first.");
        }
        LOG.info("Key {} was revoked", id);
        return ServerResponse.noContent().build();
    }

    private static ServerResponse created(
            ApiKeySecret secret, Role role, String name, @Nullable Instant expiresAt) {
        LOG.info("Key {} was created for role {}", secret.id(), role.word());
        return ServerResponse.created(URI.create(Route.BASE + "/keys/" + secret.id()))
                .header("Cache-Control", "no-store")
                .body(new CreatedKey(secret.id(), secret.text(), role.word(), name, expiresAt));
    }

    private JsonNode read(ServerRequest request) throws IOException, ServletException {
        try {
            var node = json.readTree(request.servletRequest().getInputStream().readAllBytes());
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException broken) {
            // Reported below, together with the accepted formats.
        }
        throw Problem.invalid(
                new Violation(
                        "",
                        "send a JSON object with role, name and, where the key is to end, expires"));
    }
}
