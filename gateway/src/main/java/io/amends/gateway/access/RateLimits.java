package io.amends.gateway.access;

import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Request rate of each key, counted by each gateway for itself. The admin key is not limited when
/// used on this machine, because the command line imports with it.
final class RateLimits {

    private static final int MOST = 100_000;

    private final AccessProperties settings;
    private final ClientAddresses addresses;
    private final String policy;
    private final TokenBuckets buckets;

    RateLimits(AccessProperties settings, ProxySettings proxies) {
        this.addresses = new ClientAddresses(proxies.trustedProxies());
        this.settings = settings;
        this.policy = String.format(Locale.ROOT, "\"key\";q=%d;w=1", settings.requestsPerSecond());
        this.buckets =
                new TokenBuckets(
                        MOST,
                        Duration.ofMinutes(5),
                        settings.burst(),
                        settings.requestsPerSecond(),
                        Duration.ofSeconds(1));
    }

    /// Counts a request and writes the remaining number into the response headers.
    ///
    /// @throws Problem when the limit is exceeded
    void count(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller.hasAny(Set.of(Role.ADMIN)) && addresses.isLocal(request)) {
            return;
        }
        var probe = buckets.get(caller.id()).tryConsumeAndReturnRemaining(1);
        var wait = TokenBuckets.secondsToWait(probe);
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader(
                "RateLimit",
                String.format(Locale.ROOT, "\"key\";r=%d;t=%d", probe.getRemainingTokens(), wait));
        if (!probe.isConsumed()) {
            throw TokenBuckets.tooManyRequests(
                    String.format(
                            Locale.ROOT,
                            "This key may send %,d requests a second; wait %d s and go on more slowly.",
                            settings.requestsPerSecond(),
                            wait),
                    wait);
        }
    }
}
