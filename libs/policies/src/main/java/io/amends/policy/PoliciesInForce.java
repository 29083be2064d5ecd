package io.amends.policy;

import io.amends.eventing.aggregate.FailureLog;
import io.amends.policy.domain.PolicySet;
import io.amends.policy.store.PolicyStore;
import io.amends.policy.text.InvalidPolicyException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policies in force, as the service's domain uses them: from memory, so that they cost a
/// command nothing, and at most a second old, whichever process changed them. Policies that cannot
/// be read, as after a roll-back, leave those that were in force before.
///
/// @param <S> the policies as the service's domain uses them
public final class PoliciesInForce<S> implements Supplier<S>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoliciesInForce.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FailureLog failures = new FailureLog(LOG, "Looking for changed policies");
    private final PolicyStore store;
    private final PolicyCatalog<S> catalog;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("policies").factory());
    private volatile Snapshot<S> snapshot;
    private PolicySet unreadable = PolicySet.EMPTY;

    /// Policies at one time.
    ///
    /// @param set the versions that they were read from
    /// @param policies as the service's domain uses them
    public record Snapshot<S>(PolicySet set, S policies) {}

    /// Begins with the defaults of this release, until [#start].
    public PoliciesInForce(PolicyStore store, PolicyCatalog<S> catalog) {
        this.store = store;
        this.catalog = catalog;
        this.snapshot =
                new Snapshot<>(
                        PolicySet.EMPTY, catalog.read(new PolicyReading(null, catalog.shipped())));
    }

    /// Puts the defaults of this release into force where they are unchanged, and looks for changes
    /// from then on.
    public void start() {
        try {
            store.ship(catalog.shipped());
        } catch (InvalidPolicyException contradiction) {
            LOG.error(
                    "The defaults of this release do not go together with the policies in force,"
                            + " which stay: {}. Change these with ./amends policy apply.",
                    contradiction.getMessage());
        }
        refresh();
        var millis = EVERY.toMillis();
        thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public S get() {
        return snapshot.policies();
    }

    /// The policies in force with their versions.
    public Snapshot<S> snapshot() {
        return snapshot;
    }

    /// Reads the policies in force.
    public synchronized void refresh() {
        var set = store.current();
        if (set.equals(snapshot.set()) || set.equals(unreadable)) {
            return;
        }
        try {
            snapshot =
                    new Snapshot<>(
                            set, catalog.read(new PolicyReading(null, complete(set.texts()))));
            LOG.info("Policies in force: {}", set.versions());
        } catch (InvalidPolicyException e) {
            unreadable = set;
            LOG.error(
                    "Policies {} cannot be read by this release; those before stay in force: {}",
                    set.versions(),
                    e.getMessage());
        }
    }

    private Map<String, String> complete(Map<String, String> texts) {
        var all = new LinkedHashMap<>(catalog.shipped());
        all.putAll(texts);
        return all;
    }

    private void look() {
        try {
            refresh();
            failures.succeeded();
        } catch (RuntimeException e) { // those in force stay
            if (!thread.isShutdown()) {
                failures.failed(e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
