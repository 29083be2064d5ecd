package io.amends.gateway.access;

import java.util.Optional;

/// Authenticates callers by one kind of credential: API keys or another issuer's tokens.
@FunctionalInterface
public interface IdentityProvider {

    /// The caller with this credential; empty when it is unknown, revoked or expired.
    ///
    /// @param credential the `Authorization` header's value after `Bearer`
    Optional<Caller> authenticate(String credential);
}
