package io.amends.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.amends.web.problem.Problem;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Authenticates callers, and stops looking up keys for an address that repeatedly sends wrong
/// ones. A key of that address that was accepted recently still is: many clients may share one
/// address.
public final class Authenticator {

    private static final int MOST = 10_000;
    private static final Duration LATELY = Duration.ofHours(24);

    private final List<IdentityProvider> identities;
    private final ClientAddresses addresses;
    private final TokenBuckets wrongKeys;
    private final Cache<String, Boolean> rightKeys;

    /// Asks these identity providers in order.
    public Authenticator(
            List<IdentityProvider> identities, AccessProperties settings, ProxySettings proxies) {
        this.addresses = new ClientAddresses(proxies.trustedProxies());
        this.identities = List.copyOf(identities);
        this.wrongKeys =
                new TokenBuckets(
                        MOST,
                        Duration.ofMinutes(10),
                        settings.wrongKeysBurst(),
                        settings.wrongKeysPerMinute(),
                        Duration.ofMinutes(1));
        this.rightKeys = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(LATELY).build();
    }

    /// The caller with this key or token; empty when it is unknown, revoked or expired.
    ///
    /// @throws Problem when too many wrong ones came from the caller's address
    Optional<Caller> authenticate(String credential, HttpServletRequest request) {
        var print = print(credential);
        var wrong = wrongKeys.get(addresses.network(request));
        var knownAsRight = rightKeys.getIfPresent(print) != null;
        if (!knownAsRight) {
            countAsWrong(wrong);
        }
        var caller = lookUp(credential);
        if (caller.isEmpty()) {
            rightKeys.invalidate(print);
        } else if (!knownAsRight) {
            wrong.addTokens(1); // It was not wrong.
            rightKeys.put(print, true);
        }
        return caller;
    }

    private Optional<Caller> lookUp(String credential) {
        return identities.stream()
                .flatMap(known -> known.authenticate(credential).stream())
                .findFirst();
    }

    /// Counted before the look-up, so that concurrent requests cannot exceed the limit.
    private static void countAsWrong(Bucket wrong) {
        var probe = wrong.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = TokenBuckets.secondsToWait(probe);
            throw TokenBuckets.tooManyRequests(
                    String.format(
                            Locale.ROOT,
                            "Too many wrong keys came from your address; this one was not looked"
                                    + " at. Check it, and try again in %d s.",
                            wait),
                    wait);
        }
    }

    /// A digest: the key itself is not kept.
    private static String print(String credential) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(credential.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
