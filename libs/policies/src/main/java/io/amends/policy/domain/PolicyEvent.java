package io.amends.policy.domain;

import java.time.Instant;

/// What has happened to the policies of a service.
public sealed interface PolicyEvent {

    /// A version came into force.
    record Changed(String kind, int version, String text, String by, Instant at)
            implements PolicyEvent {
        PolicyVersion asVersion() {
            return new PolicyVersion(kind, version, text, by, at);
        }
    }
}
