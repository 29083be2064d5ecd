package io.amends.web.problem;

import java.time.Instant;

/// A request body that knows what can be wrong with it. It is checked when it has been read,
/// together with what could not be read, before any controller sees it.
public interface ValidatedBody {

    /// Reports everything that is wrong.
    ///
    /// @param violations where to report it
    /// @param now the business clock's time, for instants that must not lie in the future
    void check(Violations violations, Instant now);
}
