package io.amends.complaint.web;

import io.amends.policy.domain.PolicyVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version of a policy.
///
/// @param by who applied it; `default` for one that came with the software
/// @param role the role of `by`
/// @param shipped in the list of policies: whether it is the default of this release
@Schema(name = "PolicyVersion")
record PolicyResponse(
        String kind,
        int version,
        String by,
        @Nullable String role,
        Instant at,
        @Nullable Shipped shipped) {

    /// How a policy compares with the default of this release.
    enum Shipped {
        SAME,
        DIFFERS
    }

    static PolicyResponse of(PolicyVersion version) {
        return of(version, (Shipped) null);
    }

    static PolicyResponse of(PolicyVersion version, String shipped) {
        return of(version, version.text().equals(shipped) ? Shipped.SAME : Shipped.DIFFERS);
    }

    private static PolicyResponse of(PolicyVersion version, @Nullable Shipped shipped) {
        var slash = version.by().indexOf('/');
        return new PolicyResponse(
                version.kind(),
                version.version(),
                version.by().substring(slash + 1),
                slash > 0 ? version.by().substring(0, slash) : null,
                version.at(),
                shipped);
    }
}
