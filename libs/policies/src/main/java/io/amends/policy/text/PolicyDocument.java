package io.amends.policy.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A policy as its author wrote it, in YAML or JSON, parsed but not yet understood. All scalars are
/// text, so that `08:00` and `no` mean what they look like.
///
/// @param root what the text says
/// @param positions where each value begins, by its path
public record PolicyDocument(JsonNode root, Map<String, Position> positions) {

    /// The longest text, in bytes of UTF-8, also written as JSON; an event holds it.
    public static final int MAX_BYTES = 48_000;

    private static final JsonMapper MAPPER = new JsonMapper();

    public PolicyDocument {
        positions = Map.copyOf(positions);
    }

    /// Parses a text, YAML or JSON.
    ///
    /// @throws InvalidPolicyException where it is neither, is empty or too long, has a key twice,
    ///   or uses anchors and aliases
    public static PolicyDocument parse(String text) {
        requireSize(text);
        return checked(looksLikeJson(text) ? jsonOrYaml(text) : YamlReader.read(text));
    }

    /// Parses a text in JSON.
    ///
    /// @throws InvalidPolicyException where it is not, is too long, or has a key twice
    public static PolicyDocument parseJson(String text) {
        requireSize(text);
        return checked(JsonReader.read(text));
    }

    private static boolean looksLikeJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /// A mapping of YAML may begin with a brace as well.
    private static PolicyDocument jsonOrYaml(String text) {
        try {
            return JsonReader.read(text);
        } catch (InvalidPolicyException noJson) {
            return YamlReader.read(text);
        }
    }

    private static PolicyDocument checked(PolicyDocument document) {
        if (!document.root.isObject()) {
            throw new InvalidPolicyException(
                    List.of(document.problem("", "should be keys with values")));
        }
        requireSize(document.root.toString());
        return document;
    }

    private static void requireSize(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidPolicyException(
                    List.of(
                            new PolicyProblem(
                                    Position.START,
                                    "",
                                    "is longer than " + MAX_BYTES + " bytes, as text or as JSON")));
        }
    }

    /// What the text says: objects, lists and texts.
    public Map<String, Object> asMap() {
        return MAPPER.convertValue(root, new TypeReference<>() {});
    }

    /// An error at the value that `path` leads to, or at the nearest one around it that is there.
    public PolicyProblem problem(String path, String detail) {
        return new PolicyProblem(nearest(path), path, detail);
    }

    /// Throws where there is an error.
    ///
    /// @throws InvalidPolicyException with all of them
    public static void requireNone(List<PolicyProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidPolicyException(problems);
        }
    }

    private Position nearest(String path) {
        for (var place = path; ; place = parent(place)) {
            var position = positions.get(place);
            if (position != null) {
                return position;
            }
            if (place.isEmpty()) {
                return Position.START;
            }
        }
    }

    private static String parent(String path) {
        return path.substring(
                0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
