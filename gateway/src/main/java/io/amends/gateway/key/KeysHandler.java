package io.amends.gateway.key;

import io.amends.gateway.door.Door;
import io.amends.gateway.door.Role;
import io.amends.gateway.problem.Problem;
import io.amends.gateway.problem.ProblemType;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes, lists and revokes keys, for admins.
public final class KeysHandler {

    private static final Logger LOG = LoggerFactory.getLogger(KeysHandler.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private final ApiKeys keys;
    private final KnownKeys known;
    private final JsonMapper json = new JsonMapper();

    /// Handles these keys.
    public KeysHandler(ApiKeys keys, KnownKeys known) {
        this.keys = keys;
        this.known = known;
    }

    private record Listed(String id, String role, String name, Instant createdAt) {}

    private record Made(String id, String key, String role, String name) {}

    /// `POST /keys`: a new key, whose secret is in this answer and nowhere else.
    public ServerResponse create(ServerRequest request) throws IOException, ServletException {
        var wanted = read(request);
        var wrong = new LinkedHashMap<String, String>();
        var role = Role.of(wanted.path("role").asString(""));
        if (role.isEmpty()) {
            wrong.put("/role", "must be one of " + Role.words());
        }
        var name = wanted.path("name").asString("");
        if (!NAME.matcher(name).matches()) {
            wrong.put("/name", "must have 1 to 64 letters, digits, `.`, `_`, `~` or `-`");
        }
        wanted.propertyNames().stream()
                .filter(field -> !field.equals("role") && !field.equals("name"))
                .forEach(
                        field ->
                                wrong.put(
                                        "/" + field,
                                        "is not known here; known fields: name, role"));
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return made(new KeyMaker(keys).make(role.orElseThrow(), name), role.orElseThrow(), name);
    }

    /// `GET /keys`: all keys without their secrets.
    public ServerResponse list(ServerRequest request) {
        var listed =
                keys.all().stream()
                        .map(
                                key ->
                                        new Listed(
                                                key.id(),
                                                key.role().word(),
                                                key.name(),
                                                key.createdAt()))
                        .toList();
        return ServerResponse.ok().body(Map.of("items", listed));
    }

    /// `DELETE /keys/{id}`: the key opens nothing from now on.
    public ServerResponse revoke(ServerRequest request) {
        var id = request.pathVariable("id");
        if (!known.revoke(id)) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no key " + id + "; list them first.");
        }
        LOG.info("Key {} was revoked", id);
        return ServerResponse.noContent().build();
    }

    private static ServerResponse made(Secret secret, Role role, String name) {
        LOG.info("Key {} was made for role {}", secret.id(), role.word());
        return ServerResponse.created(URI.create(Door.BASE + "/keys/" + secret.id()))
                .header("Cache-Control", "no-store")
                .body(new Made(secret.id(), secret.text(), role.word(), name));
    }

    private JsonNode read(ServerRequest request) throws IOException, ServletException {
        try {
            var node = json.readTree(request.servletRequest().getInputStream().readAllBytes());
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException broken) {
            // Said below, with what would be right.
        }
        throw Problem.invalid(Map.of("", "send a JSON object with role and name"));
    }
}
