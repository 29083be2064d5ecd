package io.amends.contracts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of the policies of a service. Published on `amends.policies`, with the subject
/// `policies/current`.
public sealed interface PolicyContract extends ContractEvent {

    @Override
    default @Nullable String customerId() {
        return null;
    }

    /// A version of a policy came into force.
    ///
    /// @param kind such as `calendars`
    /// @param version from 1, without gaps for each kind and service
    /// @param document the whole policy; all scalars are text
    record Changed(Instant at, String kind, int version, Map<String, Object> document)
            implements PolicyContract {}
}
