package io.amends.policy;

import io.amends.policy.domain.PolicyCheck;
import io.amends.policy.text.InvalidPolicyException;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The kinds of policy that a service has, and how they are read together.
///
/// @param <S> the policies as the service's domain uses them
public interface PolicyCatalog<S> extends PolicyCheck {

    /// The defaults of this release, by kind, in the order in which they are listed.
    SequencedMap<String, String> shipped();

    /// Reads all policies together.
    ///
    /// @throws InvalidPolicyException with every error
    S read(PolicyReading reading);

    @Override
    default void requireValid(@Nullable String changed, Map<String, String> texts) {
        read(new PolicyReading(changed, texts));
    }
}
