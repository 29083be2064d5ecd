package io.amends.web.problem;

import java.util.Optional;
import java.util.function.Function;

/// A service's one mapping of its refusals to problems, declared as a bean.
///
/// @param refused the sealed type of refusals that the service's domain throws
/// @param problem says each of them in the caller's words
/// @param <R> that type
public record RefusalMapping<R extends RuntimeException>(
        Class<R> refused, Function<? super R, Problem> problem) {

    Optional<Problem> of(Throwable thrown) {
        return refused.isInstance(thrown)
                ? Optional.of(problem.apply(refused.cast(thrown)))
                : Optional.empty();
    }
}
