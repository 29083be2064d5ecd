package io.amends.policy.domain;

import io.amends.policy.text.InvalidPolicyException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Accepts or refuses the policies of a service as a whole.
@FunctionalInterface
public interface PolicyCheck {

    /// Checks all policies together.
    ///
    /// @param changed the kind whose text is new; errors elsewhere that come from it are reported
    ///   at its beginning; null where several are new
    /// @param texts by kind
    /// @throws InvalidPolicyException with every error
    void requireValid(@Nullable String changed, Map<String, String> texts);
}
