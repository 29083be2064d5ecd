package io.amends.complaint.application;

import io.amends.complaint.domain.policy.Calendars;
import io.amends.complaint.domain.policy.CalendarsDefinition;
import io.amends.complaint.domain.policy.Policies;
import io.amends.complaint.domain.policy.VersionedPolicies;
import io.amends.policy.PoliciesInForce;
import io.amends.policy.PolicyReading;
import io.amends.policy.domain.PolicyVersion;
import io.amends.policy.store.PolicyStore;
import io.amends.policy.text.InvalidPolicyException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policies in force, with the earlier calendars that running clocks count in: those are read
/// from the history when they are first asked for, and kept.
public final class CurrentPolicies implements Supplier<VersionedPolicies> {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentPolicies.class);

    private final PoliciesInForce<Policies> inForce;
    private final PolicyStore store;
    private final Map<Integer, Calendars> earlier = new ConcurrentHashMap<>();

    /// @param store has every version
    public CurrentPolicies(PoliciesInForce<Policies> inForce, PolicyStore store) {
        this.inForce = inForce;
        this.store = store;
    }

    @Override
    public VersionedPolicies get() {
        var snapshot = inForce.snapshot();
        return new VersionedPolicies(
                snapshot.policies(), snapshot.set().versions(), this::calendars);
    }

    /// A version that does not exist yet, as for another process that is a second ahead, is asked
    /// for again.
    private Optional<Calendars> calendars(int version) {
        return Optional.ofNullable(
                earlier.computeIfAbsent(
                        version,
                        number ->
                                store.versions(Policies.CALENDARS).stream()
                                        .filter(it -> it.version() == number)
                                        .findFirst()
                                        .flatMap(CurrentPolicies::read)
                                        .orElse(null)));
    }

    private static Optional<Calendars> read(PolicyVersion version) {
        try {
            var reading = new PolicyReading(null, Map.of(Policies.CALENDARS, version.text()));
            var definition = reading.definition(Policies.CALENDARS, CalendarsDefinition.class);
            var calendars = Calendars.read(definition, reading.errors(Policies.CALENDARS));
            reading.requireValid();
            return Optional.ofNullable(calendars);
        } catch (InvalidPolicyException unreadable) {
            LOG.warn(
                    "Version {} of the calendars cannot be read by this release; clocks that count"
                            + " in it go on in those in force",
                    version.version(),
                    unreadable);
            return Optional.empty();
        }
    }
}
