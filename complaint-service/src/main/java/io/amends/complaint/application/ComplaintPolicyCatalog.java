package io.amends.complaint.application;

import io.amends.complaint.domain.policy.Calendars;
import io.amends.complaint.domain.policy.CalendarsDefinition;
import io.amends.complaint.domain.policy.ClockPolicy;
import io.amends.complaint.domain.policy.ClocksDefinition;
import io.amends.complaint.domain.policy.Policies;
import io.amends.policy.PolicyCatalog;
import io.amends.policy.PolicyReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The policies of this service: calendars, and the clocks that count in them.
public final class ComplaintPolicyCatalog implements PolicyCatalog<Policies> {
    private static final List<String> KINDS = List.of(Policies.CALENDARS, Policies.CLOCKS);

    private final SequencedMap<String, String> shipped = new LinkedHashMap<>();

    /// Reads the defaults.
    public ComplaintPolicyCatalog() {
        KINDS.forEach(kind -> shipped.put(kind, file("/policies/" + kind + ".yaml")));
    }

    @Override
    public SequencedMap<String, String> shipped() {
        return shipped;
    }

    @Override
    public Policies read(PolicyReading reading) {
        var calendars =
                Calendars.read(
                        reading.definition(Policies.CALENDARS, CalendarsDefinition.class),
                        reading.errors(Policies.CALENDARS));
        var definition = reading.definition(Policies.CLOCKS, ClocksDefinition.class);
        var clocks =
                calendars == null
                        ? null
                        : ClockPolicy.read(definition, calendars, reading.errors(Policies.CLOCKS));
        reading.requireValid();
        if (calendars == null || clocks == null) {
            throw new IllegalStateException("a policy is wrong without an error");
        }
        return new Policies(calendars, clocks);
    }

    private static String file(String name) {
        try (var in = ComplaintPolicyCatalog.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
