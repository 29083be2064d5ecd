package io.amends.gateway.proxy;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.core5.http.HttpHost;

/// One service as the gateway sees it: where it is, and whether it is worth asking at the moment.
///
/// @param name the service's name, as `complaint-service`
/// @param uri where it is
/// @param breaker opens when half of the last requests failed
/// @param retryAfter how long it is left alone then
public record Backend(String name, URI uri, CircuitBreaker breaker, Duration retryAfter) {

    /// A request to the service.
    ///
    /// @param <T> its answer
    interface Call<T> {
        T send() throws IOException;
    }

    /// Sends a request, unless the service failed too often just now. Nothing is ever sent twice.
    ///
    /// @throws Problem when the service is not to be asked
    /// @throws IOException when it failed
    <T> T call(Call<T> call) throws IOException {
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

    /// Where to connect to.
    HttpHost host() {
        return HttpHost.create(uri);
    }
}
