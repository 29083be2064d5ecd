package io.amends.gateway.key;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/// When keys were last used. Recorded in memory with each request, and stored at most once a minute
/// for each key.
public final class KeyUsage implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUsage.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    /// Stores into these keys.
    public KeyUsage(ApiKeys keys) {
        this.keys = keys;
    }

    /// Records that a valid key was used now.
    void record(String id) {
        used.put(id, ApiKeys.now());
    }

    /// When this gateway last saw the key, if it did.
    Optional<Instant> lastUse(String id) {
        return Optional.ofNullable(used.get(id));
    }

    /// Removes the record of a revoked key.
    void remove(String id) {
        used.remove(id);
        written.remove(id);
    }

    /// Stores uses of keys that were not stored within the last minute.
    @Scheduled(fixedDelay = 1_000)
    void write() {
        write(ApiKeys.now().minus(BETWEEN_WRITES));
    }

    @Override
    public void destroy() {
        write(Instant.MAX);
    }

    private void write(Instant writtenBefore) {
        try {
            used.forEach(
                    (id, at) -> {
                        var last = written.getOrDefault(id, Instant.MIN);
                        if (last.isBefore(at) && last.isBefore(writtenBefore)) {
                            keys.recordUse(id, at);
                            written.put(id, at);
                        }
                    });
        } catch (MongoException away) {
            LOG.debug("The last use of keys was not written; it is tried again", away);
        }
    }
}
