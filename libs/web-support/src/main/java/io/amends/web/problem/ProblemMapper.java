package io.amends.web.problem;

import java.util.Optional;

/// Maps the exceptions of one module to problems. Declared as a bean; of several, the first in
/// Spring's order that knows an exception is used.
@FunctionalInterface
public interface ProblemMapper {

    /// The problem to respond with; empty for an exception that this mapper does not know.
    Optional<Problem> problem(RuntimeException thrown);
}
