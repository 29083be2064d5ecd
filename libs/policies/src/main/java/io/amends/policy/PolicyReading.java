package io.amends.policy;

import io.amends.policy.check.PolicyErrors;
import io.amends.policy.text.DefinitionReader;
import io.amends.policy.text.InvalidPolicyException;
import io.amends.policy.text.PolicyDocument;
import io.amends.policy.text.PolicyProblem;
import io.amends.policy.text.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the policies of a service from their texts, and collects what is wrong in any of them.
public final class PolicyReading {
    private final @Nullable String changed;
    private final Map<String, String> texts;
    private final Map<String, PolicyDocument> documents = new HashMap<>();
    private final Map<String, PolicyErrors> errors = new HashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    /// @param changed the kind whose text is new; what is wrong in another one because of it is
    ///   reported at its beginning. Null where every text may be new
    /// @param texts by kind
    public PolicyReading(@Nullable String changed, Map<String, String> texts) {
        this.changed = changed;
        this.texts = Map.copyOf(texts);
    }

    /// The definition that a policy holds; what is of the wrong shape is null in it and reported.
    ///
    /// @param kind one for which there is a text
    public <D> D definition(String kind, Class<D> type) {
        var text = texts.get(kind);
        if (text == null) {
            throw new IllegalArgumentException("there is no policy " + kind);
        }
        var document = PolicyDocument.parse(text);
        documents.put(kind, document);
        var wrong = new ArrayList<PolicyProblem>();
        var definition = new DefinitionReader<>(type).read(document, wrong);
        wrong.forEach(it -> report(kind, it));
        return definition;
    }

    /// Collects what a policy's own rules refuse.
    public PolicyErrors errors(String kind) {
        return errors.computeIfAbsent(kind, _ -> new PolicyErrors());
    }

    /// Whether anything is wrong so far.
    public boolean hasErrors() {
        return !problems.isEmpty() || errors.values().stream().anyMatch(it -> !it.isEmpty());
    }

    /// Throws where anything is wrong.
    ///
    /// @throws InvalidPolicyException with every error
    public void requireValid() {
        errors.forEach(
                (kind, of) ->
                        of.found()
                                .forEach(
                                        it ->
                                                report(
                                                        kind,
                                                        document(kind)
                                                                .problem(it.path(), it.detail()))));
        errors.clear();
        PolicyDocument.requireNone(problems);
    }

    private PolicyDocument document(String kind) {
        var document = documents.get(kind);
        if (document == null) {
            throw new IllegalStateException(kind + " was not read");
        }
        return document;
    }

    private void report(String kind, PolicyProblem problem) {
        problems.add(
                changed == null || changed.equals(kind)
                        ? problem
                        : new PolicyProblem(
                                Position.START,
                                "",
                                "does not go together with the policy "
                                        + kind
                                        + " in force ("
                                        + problem
                                        + ")"));
    }
}
