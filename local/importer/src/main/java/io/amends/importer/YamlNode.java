package io.amends.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A value in a YAML file with its position. Errors are collected, so that the user sees all of
/// them at once.
///
/// @param path the keys that lead to it, with dots; empty for the whole file
record YamlNode(String path, Node node, List<String> problems) {

    /// Adds an error at this position.
    void wrong(String what) {
        var mark = node.getStartMark();
        var where = "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        problems.add(path.isEmpty() ? where + ": " + what : where + ", " + path + ": " + what);
    }

    /// The keys and values; empty, with an error, when this is not a mapping.
    SequencedMap<String, YamlNode> entries() {
        var entries = new LinkedHashMap<String, YamlNode>();
        if (!(node instanceof MappingNode mapping)) {
            wrong("should be keys with values");
            return entries;
        }
        for (var pair : mapping.getValue()) {
            var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            var value =
                    new YamlNode(
                            path.isEmpty() ? key : path + "." + key, pair.getValueNode(), problems);
            if (entries.putIfAbsent(key, value) != null) {
                value.wrong("stands here for the second time");
            }
        }
        return entries;
    }

    /// The same, with only these keys; others are reported by name.
    SequencedMap<String, YamlNode> entries(List<String> known) {
        var entries = entries();
        entries.forEach(
                (key, value) -> {
                    if (!known.contains(key)) {
                        value.wrong("is not known here; known: " + String.join(", ", known));
                    }
                });
        return entries;
    }

    /// The scalar value; empty, with an error, when this is not a scalar.
    Optional<String> scalar() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        wrong("should be a single value");
        return Optional.empty();
    }
}
