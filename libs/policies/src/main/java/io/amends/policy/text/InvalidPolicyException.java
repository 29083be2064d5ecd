package io.amends.policy.text;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A policy that is not accepted, with all of its errors.
public final class InvalidPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    /// @param problems at least one
    public InvalidPolicyException(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems =
                problems.stream()
                        .sorted(
                                Comparator.comparingInt((PolicyProblem it) -> it.at().line())
                                        .thenComparingInt(it -> it.at().column()))
                        .toList();
    }

    /// All errors, in the order of the text.
    public List<PolicyProblem> problems() {
        return problems;
    }
}
