package io.amends.gateway.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Token buckets, one for each caller or network, created when first used.
final class TokenBuckets {
    private final LoadingCache<String, Bucket> buckets;

    /// @param most how many are held at the same time
    /// @param idle how long an unused one is held
    /// @param capacity how many tokens each has at first, and at the most
    /// @param refill how many are added in each period, evenly
    TokenBuckets(int most, Duration idle, long capacity, long refill, Duration period) {
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(most)
                        .expireAfterAccess(idle)
                        .build(
                                _ ->
                                        Bucket.builder()
                                                .addLimit(
                                                        limit ->
                                                                limit.capacity(capacity)
                                                                        .refillGreedy(
                                                                                refill, period))
                                                .build());
    }

    /// The bucket of a caller or network.
    Bucket get(String name) {
        return buckets.get(name);
    }

    /// The seconds until the next token, at least 1.
    static long secondsToWait(ConsumptionProbe probe) {
        return Math.max(
                1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999L));
    }

    /// The problem of a request that came too early.
    ///
    /// @param wait seconds
    static Problem tooManyRequests(String detail, long wait) {
        return Problem.of(ProblemType.TOO_MANY_REQUESTS, detail)
                .retryAfter(Duration.ofSeconds(wait));
    }
}
