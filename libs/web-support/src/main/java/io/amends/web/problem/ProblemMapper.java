package io.amends.web.problem;

import java.util.Optional;

/// Turns the exceptions that one module throws into problems. Declared as a bean; of several, the
/// first in Spring's order that knows an exception decides.
@FunctionalInterface
public interface ProblemMapper {

    /// The problem to answer with; empty for an exception that this mapper does not know.
    Optional<Problem> problem(RuntimeException thrown);
}
