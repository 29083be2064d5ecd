package io.amends.gateway.proxy;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.core5.http.HttpHost;

/// A service as the gateway sees it: its address, and a circuit breaker.
///
/// @param name the service's name, as `complaint-service`
/// @param uri its address
/// @param breaker opens when half of the recent requests failed
/// @param retryAfter how long the breaker stays open
public record Backend(String name, URI uri, CircuitBreaker breaker, Duration retryAfter) {

    /// A request to the service.
    ///
    /// @param <T> its result
    interface BackendCall<T> {
        T send() throws IOException;
    }

    /// Sends a request, unless the breaker is open. No request is ever sent twice.
    ///
    /// @throws Problem when the breaker is open
    /// @throws IOException when the request failed
    <T> T call(BackendCall<T> call) throws IOException {
        if (!breaker.tryAcquirePermission()) {
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            name
                                    + " does not answer at the moment. The request was not handed on;"
                                    + " send it again.")
                    .retryAfter(retryAfter);
        }
        var start = breaker.getCurrentTimestamp();
        try {
            var answer = call.send();
            breaker.onSuccess(passed(start), breaker.getTimestampUnit());
            return answer;
        } catch (IOException failed) {
            breaker.onError(passed(start), breaker.getTimestampUnit(), failed);
            throw failed;
        } catch (RuntimeException notTheService) {
            breaker.releasePermission();
            throw notTheService;
        }
    }

    private long passed(long start) {
        return breaker.getCurrentTimestamp() - start;
    }

    /// The host to connect to.
    HttpHost host() {
        return HttpHost.create(uri);
    }
}
