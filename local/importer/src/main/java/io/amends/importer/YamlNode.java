package io.amends.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A value in a YAML file that knows where it stands. What is wrong is collected, so that the user
/// sees all of it at once.
///
/// @param path the keys that lead here, with dots; empty for the whole file
record YamlNode(String path, Node node, List<String> problems) {

    /// Notes what is wrong here.
    void wrong(String what) {
        var mark = node.getStartMark();
        var where = "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        problems.add(path.isEmpty() ? where + ": " + what : where + ", " + path + ": " + what);
    }

    /// The keys and values here; nothing, and noted, when this is something else.
    SequencedMap<String, YamlNode> entries() {
        var entries = new LinkedHashMap<String, YamlNode>();
        if (!(node instanceof MappingNode mapping)) {
            wrong("should be keys with values");
            return entries;
        }
        for (var pair : mapping.getValue()) {
            var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            var place =
                    new YamlNode(
                            path.isEmpty() ? key : path + "." + key, pair.getValueNode(), problems);
            if (entries.putIfAbsent(key, place) != null) {
                place.wrong("stands here for the second time");
            }
        }
        return entries;
    }

    /// The same, with only these keys; others are noted by name.
    SequencedMap<String, YamlNode> entries(List<String> known) {
        var entries = entries();
        entries.forEach(
                (key, place) -> {
                    if (!known.contains(key)) {
                        place.wrong("is not known here; known: " + String.join(", ", known));
                    }
                });
        return entries;
    }

    /// The single value here; nothing, and noted, when this is something else.
    Optional<String> scalar() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        wrong("should be a single value");
        return Optional.empty();
    }
}
