package io.amends.web.problem;

import java.time.Instant;

/// A request body that validates itself. It is checked after it has been read, and before the
/// controller is called; its errors are reported with those of reading.
public interface ValidatedBody {

    /// Reports all errors.
    ///
    /// @param violations where to report them
    /// @param now the business clock's time, for instants that must not be in the future
    void check(Violations violations, Instant now);
}
