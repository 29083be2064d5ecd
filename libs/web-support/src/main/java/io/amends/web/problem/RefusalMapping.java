package io.amends.web.problem;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.Ordered;

/// A service's one mapping of its refusals to problems, declared as a bean.
///
/// @param refused the sealed type of refusals that the service's domain throws
/// @param answer maps each of them to a problem for the caller
/// @param <R> that type
public record RefusalMapping<R extends RuntimeException>(
        Class<R> refused, Function<? super R, Problem> answer) implements ProblemMapper, Ordered {

    @Override
    public Optional<Problem> problem(RuntimeException thrown) {
        return refused.isInstance(thrown)
                ? Optional.of(answer.apply(refused.cast(thrown)))
                : Optional.empty();
    }

    /// Before the mappers of the libraries, which come last.
    @Override
    public int getOrder() {
        return 0;
    }
}
