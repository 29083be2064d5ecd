package io.amends.gateway.proxy;

import io.amends.gateway.door.Behind;
import io.amends.gateway.door.Passage;
import io.amends.gateway.problem.Problem;
import io.amends.gateway.token.InternalTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The dead letters of all services in one list, the oldest first. A service that is away does not
/// hide the others'; it is named.
public final class DeadLettersHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLettersHandler.class);
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MOST_BYTES = 4 << 20;

    private final Backends backends;
    private final ServiceClient client;
    private final InternalTokens tokens;
    private final JsonMapper json = new JsonMapper();

    /// Asks these services.
    public DeadLettersHandler(Backends backends, ServiceClient client, InternalTokens tokens) {
        this.backends = backends;
        this.client = client;
        this.tokens = tokens;
    }

    /// `GET /dead-letters`, with `limit` (1 to 200, 50 unless told) and `service`.
    public ServerResponse list(ServerRequest request) {
        var limit = limit(request);
        var token = tokens.of(Passage.of(request.servletRequest()).caller());
        var found = new ArrayList<JsonNode>();
        var unavailable = new ArrayList<String>();
        for (var service : services(request)) {
            try {
                ask(service, limit, token).path("items").forEach(found::add);
            } catch (IOException | JacksonException | Problem away) {
                LOG.warn("No dead letters from {}: {}", service, away.getClass().getSimpleName());
                unavailable.add(service.word());
            }
        }
        var oldest =
                found.stream()
                        .sorted(Comparator.comparing(letter -> letter.path("at").asString("")))
                        .limit(limit)
                        .toList();
        return ServerResponse.ok().body(Map.of("items", oldest, "unavailable", unavailable));
    }

    private JsonNode ask(Behind service, int limit, String token) throws IOException {
        var backend = backends.of(service);
        var request = new BasicClassicHttpRequest("GET", "/api/v1/dead-letters?limit=" + limit);
        request.setHeader("Authorization", "Bearer " + token);
        var answer =
                backend.call(
                        () -> {
                            var host = backend.host();
                            try (var sent =
                                    client.send(host, request, HttpClientContext.create())) {
                                if (sent.getCode() != 200) {
                                    throw new IOException("status " + sent.getCode());
                                }
                                return EntityUtils.toByteArray(sent.getEntity(), MOST_BYTES);
                            }
                        });
        return json.readTree(answer);
    }

    private static int limit(ServerRequest request) {
        var wrong = new LinkedHashMap<String, String>();
        request.params().keySet().stream()
                .filter(name -> !name.equals("limit") && !name.equals("service"))
                .forEach(name -> wrong.put("/" + name, "is not known here: limit, service"));
        var text = request.param("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        var fine = text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= MAX_LIMIT;
        if (!fine) {
            wrong.put("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return Integer.parseInt(text);
    }

    private static List<Behind> services(ServerRequest request) {
        var wanted = request.param("service");
        if (wanted.isEmpty()) {
            return Behind.SERVICES;
        }
        var words = String.join(", ", Behind.SERVICES.stream().map(Behind::word).toList());
        return List.of(Behind.service(wanted.get()).orElseThrow(() -> noSuch(words)));
    }

    private static Problem noSuch(String words) {
        return Problem.invalid(Map.of("/service", "must be one of " + words));
    }
}
