package io.amends.complaint.web;

import io.amends.json.Unicode;
import io.amends.policy.text.InvalidPolicyException;
import io.amends.policy.text.PolicyDocument;
import io.amends.policy.text.PolicyProblem;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Policies in requests and responses: as text.
final class PolicyText {
    /// YAML, in responses.
    static final MediaType YAML = new MediaType(MediaType.APPLICATION_YAML, StandardCharsets.UTF_8);

    private PolicyText() {}

    /// The text of a body.
    ///
    /// @throws InvalidPolicyException where it is said to be JSON and is not
    static String read(byte @Nullable [] body, @Nullable String type) {
        var decoded = body == null ? "" : Unicode.decode(body);
        if (!Unicode.isWellFormed(decoded)) {
            throw Problem.invalid(new Violation("", "is not text in UTF-8"));
        }
        var text = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        if (type != null
                && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(
                        MediaType.parseMediaType(type))) {
            PolicyDocument.parseJson(text);
        }
        return text;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether a caller would rather have YAML than JSON, which anything else stands for.
    static boolean isYamlPreferred(@Nullable String accept) {
        return accept != null
                && MediaType.parseMediaTypes(accept).stream()
                        .filter(
                                it ->
                                        it.includes(MediaType.APPLICATION_JSON)
                                                || it.includes(MediaType.APPLICATION_YAML))
                        .max(Comparator.comparing(MediaType::getQualityValue))
                        .filter(it -> !it.includes(MediaType.APPLICATION_JSON))
                        .isPresent();
    }

    /// Every error, with its line and column.
    static List<Violation> violations(InvalidPolicyException wrong) {
        return wrong.problems().stream().map(PolicyText::violation).toList();
    }

    private static Violation violation(PolicyProblem problem) {
        var pointer =
                problem.path().isEmpty()
                        ? ""
                        : "/" + problem.path().replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        return Violation.ofText(
                pointer, problem.detail(), problem.at().line(), problem.at().column());
    }
}
