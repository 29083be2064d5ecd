package io.amends.gateway.proxy;

import io.amends.gateway.door.Behind;
import io.amends.gateway.problem.Problem;
import io.amends.gateway.problem.ProblemType;
import io.amends.gateway.token.InternalTokens;
import java.io.IOException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/// What services say about their own addresses.
public final class Descriptions {

    private static final int MOST_BYTES = 4 << 20;

    private final Backends backends;
    private final ServiceClient client;
    private final InternalTokens tokens;

    /// Asks these services.
    public Descriptions(Backends backends, ServiceClient client, InternalTokens tokens) {
        this.backends = backends;
        this.client = client;
        this.tokens = tokens;
    }

    /// A service's OpenAPI description as JSON.
    public byte[] of(Behind service) {
        var backend = backends.of(service);
        var request = new BasicClassicHttpRequest("GET", "/v3/api-docs");
        request.setHeader("Authorization", "Bearer " + tokens.own());
        try {
            try (var answer = client.send(backend.host(), request, HttpClientContext.create())) {
                if (answer.getCode() == 200 && answer.getEntity() != null) {
                    return EntityUtils.toByteArray(answer.getEntity(), MOST_BYTES);
                }
            }
        } catch (IOException away) {
            // Said below: the page shows the others meanwhile.
        }
        throw Problem.of(ProblemType.UNAVAILABLE, backend.name() + " does not describe itself now.")
                .retryAfter(backend.retryAfter());
    }
}
