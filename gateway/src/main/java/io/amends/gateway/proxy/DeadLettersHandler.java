package io.amends.gateway.proxy;

import io.amends.gateway.access.Proxying;
import io.amends.gateway.access.RouteTarget;
import io.amends.gateway.token.InternalTokens;
import io.amends.web.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The dead letters of all services in one list, oldest first. An unavailable service does not hide
/// those of the others; the response names it.
public final class DeadLettersHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLettersHandler.class);
    private static final int MOST_BYTES = 4 << 20;

    private final Backends backends;
    private final ServiceClient client;
    private final InternalTokens tokens;
    private final JsonMapper json = new JsonMapper();

    /// Queries these services.
    public DeadLettersHandler(Backends backends, ServiceClient client, InternalTokens tokens) {
        this.backends = backends;
        this.client = client;
        this.tokens = tokens;
    }

    /// `GET /dead-letters`, with `limit` (1 to 200, default 50), `cursor`, `count` and `service`.
    public ServerResponse list(ServerRequest request) {
        var wanted = DeadLettersRequest.of(request);
        var token = tokens.of(Proxying.of(request.servletRequest()).caller());
        var found = new ArrayList<JsonNode>();
        var unavailable = new ArrayList<String>();
        long total = 0;
        var more = false;
        for (var service : wanted.services()) {
            try {
                var part = fetch(service, wanted.address(), token);
                part.items().forEach(found::add);
                total += part.total();
                more |= part.more();
            } catch (IOException | JacksonException | Problem away) {
                LOG.warn("No dead letters from {}: {}", service, away.getClass().getSimpleName());
                unavailable.add(service.serviceName());
            }
        }
        var all = total;
        found.sort(Comparator.comparing(DeadLettersRequest::place));
        var page = found.stream().limit(wanted.limit()).toList();
        var answer = ServerResponse.ok();
        if (more || found.size() > page.size()) {
            answer.header(HttpHeaders.LINK, wanted.next(page.getLast()));
        }
        if (wanted.count() && unavailable.isEmpty()) {
            answer.header("X-Total-Count", Long.toString(all));
        }
        return answer.body(Map.of("items", page, "unavailable", unavailable));
    }

    /// The share of one service.
    ///
    /// @param more whether the service has more after these
    /// @param total the number of all its dead letters, if requested
    private record ServicePage(JsonNode items, boolean more, long total) {}

    private ServicePage fetch(RouteTarget service, String address, String token)
            throws IOException {
        var backend = backends.of(service);
        var request = new BasicClassicHttpRequest("GET", address);
        request.setHeader("Authorization", "Bearer " + token);
        return backend.call(
                () -> {
                    var context = HttpClientContext.create();
                    try (var sent = client.send(backend.host(), request, context)) {
                        if (sent.getCode() != 200) {
                            throw new IOException("status " + sent.getCode());
                        }
                        var body = EntityUtils.toByteArray(sent.getEntity(), MOST_BYTES);
                        var total = sent.getFirstHeader("X-Total-Count");
                        return new ServicePage(
                                json.readTree(body).path("items"),
                                sent.containsHeader(HttpHeaders.LINK),
                                total == null ? 0 : Long.parseLong(total.getValue()));
                    }
                });
    }
}
