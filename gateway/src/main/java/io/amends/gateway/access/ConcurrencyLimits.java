package io.amends.gateway.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limits the concurrent requests of one key in this gateway. All callers share the connections to
/// a service, so one key must not be able to occupy all of them with requests that do not end.
final class ConcurrencyLimits {

    private final int most;
    private final Duration wait;

    /// An entry lives as long as a request holds its semaphore.
    private final LoadingCache<String, Semaphore> callers;

    ConcurrencyLimits(AccessProperties settings) {
        this.most = settings.concurrentRequests();
        this.wait = settings.concurrentRequestsWait();
        this.callers = Caffeine.newBuilder().weakValues().build(caller -> new Semaphore(most));
    }

    /// Acquires a permit for one request; it has to be released on the same semaphore.
    ///
    /// @throws Problem when no permit became free in time
    Semaphore acquire(Caller caller) {
        var places = callers.get(caller.id());
        try {
            if (places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return places;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        String.format(
                                Locale.ROOT,
                                "This key may have %,d requests under way at once; let some end"
                                        + " first.",
                                most))
                .retryAfter(Duration.ofSeconds(1));
    }
}
