package io.amends.gateway.access;

import java.util.Optional;

/// Somebody who knows callers by what they show: API keys, another issuer's tokens.
@FunctionalInterface
public interface IdentityProvider {

    /// The caller who shows this; empty when it is unknown, revoked or expired.
    ///
    /// @param shown the `Authorization` header's value after `Bearer`
    Optional<Caller> authenticate(String shown);
}
