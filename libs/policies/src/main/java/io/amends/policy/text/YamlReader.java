package io.amends.policy.text;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parses YAML into a tree of objects, lists and texts, and records where each value begins.
final class YamlReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Position> positions = new HashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    private YamlReader() {}

    static PolicyDocument read(String text) {
        var reader = new YamlReader();
        var root = reader.tree("", compose(text));
        PolicyDocument.requireNone(reader.problems);
        return new PolicyDocument(root, reader.positions);
    }

    private static Node compose(String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(
                Integer.MAX_VALUE); // refused below, each at its position
        try {
            var node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw invalid(null, "the policy is empty");
            }
            return node;
        } catch (MarkedYAMLException broken) {
            throw invalid(broken.getProblemMark(), "is not YAML: " + problem(broken));
        } catch (YAMLException broken) {
            throw invalid(null, "is not YAML, or is nested too deeply, or has control characters");
        }
    }

    private static String problem(MarkedYAMLException broken) {
        return broken.getProblem() == null ? broken.getContext() : broken.getProblem();
    }

    private JsonNode tree(String path, Node node) {
        positions.put(path, position(node.getStartMark()));
        if (node.getAnchor() != null) {
            wrong(node, path, "anchors and aliases are not supported; write the value again");
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(path, mapping);
            case SequenceNode sequence -> list(path, sequence);
            case ScalarNode scalar when !scalar.getTag().equals(Tag.NULL) ->
                    JSON.stringNode(scalar.getValue());
            default -> JSON.nullNode();
        };
    }

    private JsonNode object(String path, MappingNode mapping) {
        var object = JSON.objectNode();
        for (var pair : mapping.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                wrong(pair.getKeyNode(), path, "has a key that is not a single word");
                continue;
            }
            var name = key.getValue();
            var place = path.isEmpty() ? name : path + "." + name;
            if (object.has(name)) {
                wrong(key, place, "stands here for the second time");
                continue;
            }
            object.set(name, tree(place, pair.getValueNode()));
        }
        return object;
    }

    private JsonNode list(String path, SequenceNode sequence) {
        var list = JSON.arrayNode();
        for (var item : sequence.getValue()) {
            list.add(tree(path + "[" + list.size() + "]", item));
        }
        return list;
    }

    private void wrong(Node node, String path, String detail) {
        problems.add(new PolicyProblem(position(node.getStartMark()), path, detail));
    }

    private static InvalidPolicyException invalid(@Nullable Mark mark, String detail) {
        return new InvalidPolicyException(
                List.of(
                        new PolicyProblem(
                                mark == null ? Position.START : position(mark), "", detail)));
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
