package io.amends.policy.domain;

import java.time.Instant;

/// One version of a policy.
///
/// @param kind such as `calendars`
/// @param version from 1, without gaps
/// @param text as its author wrote it, YAML or JSON
/// @param by who applied it; [#SHIPPED] for a default that came with the software
/// @param at when it came into force
public record PolicyVersion(String kind, int version, String text, String by, Instant at) {
    /// The author of the defaults.
    public static final String SHIPPED = "default";

    /// Whether this is a default of the software.
    public boolean isShipped() {
        return by.equals(SHIPPED);
    }
}
