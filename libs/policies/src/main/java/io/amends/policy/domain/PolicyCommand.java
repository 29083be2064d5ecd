package io.amends.policy.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be done with the policies of a service.
public sealed interface PolicyCommand {

    /// Replaces a policy.
    ///
    /// @param expected the version that the author has read; null replaces any
    record Change(String kind, String text, @Nullable Integer expected, String by)
            implements PolicyCommand {}

    /// Puts the defaults of this release into force, of kinds that are new or unchanged.
    ///
    /// @param texts by kind
    record Ship(Map<String, String> texts) implements PolicyCommand {
        public Ship {
            texts = Map.copyOf(texts);
        }
    }
}
