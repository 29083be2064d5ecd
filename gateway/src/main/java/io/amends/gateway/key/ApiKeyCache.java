package io.amends.gateway.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.MongoException;
import io.amends.gateway.access.Caller;
import io.amends.web.problem.Problem;
import io.amends.web.store.StoreProblems;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Caches keys so that most requests need no look-up. Entries are at most 30 s old, and are evicted
/// within half a second after any gateway revoked a key.
public final class ApiKeyCache {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyCache.class);
    private static final Duration OLDEST = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final ApiKeys keys;
    private final LoadingCache<String, Optional<ApiKey>> cached;
    private final KeyUsage usage;
    private final AtomicLong revocations = new AtomicLong();
    private final AtomicBoolean failing = new AtomicBoolean();

    /// Caches the keys of this database.
    public ApiKeyCache(ApiKeys keys, KeyUsage usage) {
        this.usage = usage;
        this.keys = keys;
        this.cached =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(OLDEST).build(keys::find);
        this.revocations.set(keys.revocations());
    }

    /// The caller with this key; empty when it is unknown or revoked.
    ///
    /// @throws Problem when the store does not answer
    public Optional<Caller> caller(String text) {
        var found =
                ApiKeySecret.parse(text)
                        .flatMap(
                                secret ->
                                        lookUp(secret.id())
                                                .filter(key -> key.hash().is(secret.hash())))
                        .filter(key -> key.isValidAt(ApiKeys.now()));
        found.ifPresent(key -> usage.record(key.id()));
        return found.map(key -> new Caller(key.id(), key.name(), Set.of(key.role())));
    }

    private Optional<ApiKey> lookUp(String id) {
        try {
            return cached.get(id);
        } catch (MongoException failed) {
            throw StoreProblems.of(failed, StoreProblems.NOTHING_CHANGED)
                    .<RuntimeException>map(problem -> problem)
                    .orElse(failed);
        }
    }

    /// Revokes a key with immediate effect on this gateway.
    ///
    /// @return whether the key existed
    boolean revoke(String id) {
        try {
            return keys.remove(id);
        } finally {
            // Also where the store did not confirm it: the next request looks the key up again.
            cached.invalidate(id);
            usage.remove(id);
        }
    }

    /// Checks whether another gateway has revoked a key.
    @Scheduled(fixedDelay = 500)
    void checkRevocations() {
        try {
            var now = keys.revocations();
            if (revocations.getAndSet(now) != now) {
                cached.invalidateAll();
            }
            if (failing.getAndSet(false)) {
                LOG.info("Revocations of keys can be read again");
            }
        } catch (MongoException failed) {
            // No entry is older than 30 s, whether or not the store answers.
            if (!failing.getAndSet(true)) {
                LOG.warn("Revocations of keys cannot be read; it is tried again", failed);
            }
        }
    }
}
