package io.amends.gateway.proxy;

import io.amends.gateway.access.Proxying;
import io.amends.gateway.access.Route;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/// Forwards a request to the service of its route, and returns the response, both as streams.
public final class ServiceProxy implements ProxyExchange {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProxy.class);

    private final Backends backends;
    private final ServiceClient client;

    /// Forwards to these services.
    public ServiceProxy(Backends backends, ServiceClient client) {
        this.backends = backends;
        this.client = client;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var proxying = Proxying.of(request.getServerRequest().servletRequest());
        var backend = backends.of(proxying.target());
        var incoming = request.getServerRequest().servletRequest();
        try {
            var body = RequestBodyEntity.of(incoming, proxying);
            if (proxying.route().body() != Route.Body.STREAM) {
                body.ifPresent(RequestBodyEntity::prefetch);
            }
            return backend.call(() -> send(request, proxying, backend, body));
        } catch (IOException failed) {
            LOG.warn("{} failed: {}", backend.name(), failed.getClass().getSimpleName());
            throw problem(failed, backend, proxying.route());
        }
    }

    private ServerResponse send(
            Request request, Proxying proxying, Backend backend, Optional<RequestBodyEntity> body)
            throws IOException {
        var context = HttpClientContext.create();
        if (proxying.route().body() == Route.Body.STREAM) {
            StreamedBodyFilter.awaitBody(
                    request.getServerRequest().servletRequest(),
                    DuplexRequestExecutor.enable(context));
        }
        var outgoing = outgoing(request, backend);
        body.ifPresent(
                present -> {
                    present.storeIn(context);
                    outgoing.setEntity(present);
                });
        var response = client.send(backend.host(), outgoing, context);
        return new ServiceResponse(
                        response,
                        broken -> {
                            LOG.warn(
                                    "{} broke off: {}",
                                    backend.name(),
                                    broken.getClass().getSimpleName());
                            return problem(broken, backend, proxying.route());
                        })
                .to(request);
    }

    /// The address is forwarded character by character.
    private static ClassicHttpRequest outgoing(Request request, Backend backend) {
        var incoming = request.getServerRequest().servletRequest();
        var query = incoming.getQueryString();
        var outgoing =
                new BasicClassicHttpRequest(
                        request.getMethod().name(),
                        backend.host(),
                        incoming.getRequestURI() + (query == null ? "" : "?" + query));
        request.getHeaders()
                .forEach(
                        (name, values) -> values.forEach(value -> outgoing.addHeader(name, value)));
        return outgoing;
    }

    private static Problem problem(IOException failed, Backend backend, Route route) {
        var safe = route.method().equals(HttpMethod.GET);
        var connected =
                !(failed instanceof ConnectException
                        || failed instanceof ConnectTimeoutException
                        || failed instanceof UnknownHostException
                        || failed instanceof ConnectionRequestTimeoutException);
        var advice =
                safe || !connected
                        ? " Nothing was changed; send it again."
                        : " It is not certain whether the request had its effect: send it again with"
                                + " the same Idempotency-Key, or read first.";
        return failed instanceof SocketTimeoutException && connected
                ? Problem.of(ProblemType.TIMEOUT, backend.name() + " took too long." + advice)
                : Problem.of(
                                ProblemType.UNAVAILABLE,
                                backend.name() + " does not answer at the moment." + advice)
                        .retryAfter(backend.retryAfter());
    }
}
