package io.amends.complaint.store;

import com.mongodb.MongoException;
import io.amends.complaint.domain.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Gauges of open complaints by status. Counted on an index when they are read, but at most every
/// fifteen seconds for all statuses together.
public final class OpenComplaints implements MeterBinder {
    private static final Duration KEPT = Duration.ofSeconds(15);

    private final Complaints complaints;
    private final InstantSource clock;
    private final Map<Status, Double> counted = new EnumMap<>(Status.class);
    private Instant countedAt = Instant.MIN;

    /// @param clock the real clock
    public OpenComplaints(Complaints complaints, InstantSource clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(Status.values())
                .filter(Status::isOpen)
                .forEach(
                        status ->
                                Gauge.builder("amends.complaints.open", () -> countOf(status))
                                        .description("complaints that are open now")
                                        .tag("status", status.name().toLowerCase(Locale.ROOT))
                                        .register(registry));
    }

    private synchronized double countOf(Status status) {
        if (countedAt.isBefore(clock.instant().minus(KEPT))) {
            count();
        }
        return counted.getOrDefault(status, Double.NaN);
    }

    /// Reports no values while the store is unavailable, rather than outdated ones.
    private void count() {
        counted.clear();
        countedAt = clock.instant();
        try {
            Arrays.stream(Status.values())
                    .filter(Status::isOpen)
                    .forEach(it -> counted.put(it, (double) complaints.count(it)));
        } catch (MongoException away) {
            counted.clear();
        }
    }
}
