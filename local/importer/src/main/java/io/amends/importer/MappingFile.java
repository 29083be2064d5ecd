package io.amends.importer;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// A parsed mapping file. All errors are reported at once, each with its position.
final class MappingFile {
    private static final List<String> KEYS =
            List.of(
                    "format",
                    "options",
                    "delimiter",
                    "charset",
                    "header",
                    "skipLines",
                    "decimal",
                    "defaults",
                    "fields");

    private final String name;
    private final ImportTarget target;
    private final YamlNode root;
    private final SequencedMap<String, YamlNode> entries;

    private MappingFile(String name, ImportTarget target, YamlNode root) {
        this.name = name;
        this.target = target;
        this.root = root;
        this.entries = root.entries(KEYS);
    }

    /// Parses a mapping.
    ///
    /// @throws ImportAbortedException with every error and its position
    static MappingFile read(Path file, ImportTarget target) throws IOException {
        try {
            return parse(file.toString(), new StringReader(Files.readString(file)), target);
        } catch (NoSuchFileException absent) {
            throw new ImportAbortedException("the mapping " + file + " does not exist", absent);
        } catch (CharacterCodingException notText) {
            throw new ImportAbortedException("the mapping " + file + " is not UTF-8 text", notText);
        }
    }

    static MappingFile parse(String name, Reader text, ImportTarget target) {
        try {
            var node = new Yaml(new LoaderOptions()).compose(text);
            if (node == null) {
                throw new ImportAbortedException("the mapping " + name + " is empty");
            }
            return new MappingFile(name, target, new YamlNode("", node, new ArrayList<>()));
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            var where =
                    mark == null
                            ? ""
                            : " at line "
                                    + (mark.getLine() + 1)
                                    + ", column "
                                    + (mark.getColumn() + 1);
            throw new ImportAbortedException(
                    "the mapping " + name + " is not YAML" + where + ": " + broken.getProblem(),
                    broken);
        } catch (YAMLException broken) {
            throw new ImportAbortedException(
                    "the mapping " + name + " is not YAML: " + broken.getMessage(), broken);
        }
    }

    /// The format of the file to import.
    SourceFormat format(SourceFormat byName) {
        var reader = new FormatReader(entries);
        var format = reader.read(byName);
        reportProblems();
        return format;
    }

    /// The mapping, checked against the file's columns.
    ///
    /// @param columns the names in the file's header; empty when it has none
    Mapping mapping(SourceFormat format, List<String> columns) {
        var fields = entries.get("fields");
        if (fields == null) {
            root.wrong("needs 'fields': which column becomes which field");
        }
        var rules = fields == null ? List.<FieldRule>of() : rules(fields.entries(), columns);
        var mapping = new Mapping(target, format, defaults(), rules);
        reportProblems();
        return mapping;
    }

    private List<FieldRule> rules(Map<String, YamlNode> fields, List<String> columns) {
        var rules = new ArrayList<FieldRule>();
        fields.forEach(
                (field, node) -> {
                    checkField(field, node);
                    new FieldRuleReader(field, node)
                            .read()
                            .ifPresent(
                                    rule -> {
                                        checkColumns(rule, node, columns);
                                        rules.add(rule);
                                    });
                });
        return rules;
    }

    private void checkField(String field, YamlNode node) {
        if (!target.has(field)) {
            node.wrong(
                    "is no field of "
                            + target.name()
                            + " (did you mean "
                            + target.suggestionsFor(field)
                            + "?)");
        }
    }

    private static void checkColumns(FieldRule rule, YamlNode node, List<String> columns) {
        if (columns.isEmpty()) {
            return;
        }
        rule.columns()
                .distinct()
                .forEach(
                        column -> {
                            var count = columns.stream().filter(column::equals).count();
                            if (count == 0) {
                                node.wrong(
                                        "the file has no column '"
                                                + column
                                                + "'; it has: "
                                                + String.join(", ", columns)
                                                + Delimiters.suggestion(columns)
                                                        .map(hint -> " (" + hint + ")")
                                                        .orElse(""));
                            } else if (count > 1) {
                                node.wrong(
                                        "the file has "
                                                + count
                                                + " columns named '"
                                                + column
                                                + "'; name them apart, or use 'header: false' and their numbers");
                            }
                        });
    }

    private SequencedMap<String, Object> defaults() {
        var defaults = new LinkedHashMap<String, Object>();
        var node = entries.get("defaults");
        if (node != null) {
            node.entries()
                    .forEach(
                            (field, value) -> {
                                checkField(field, value);
                                value.scalar()
                                        .ifPresent(text -> putTyped(defaults, field, value, text));
                            });
        }
        return defaults;
    }

    private void putTyped(Map<String, Object> into, String field, YamlNode node, String text) {
        try {
            into.put(field, target.typed(field, text, Decimals.AS_THEY_ARE));
        } catch (InvalidRowException bad) {
            node.wrong(String.valueOf(bad.getMessage()));
        }
    }

    private void reportProblems() {
        if (!root.problems().isEmpty()) {
            throw new ImportAbortedException(
                    "the mapping "
                            + name
                            + " is wrong:\n  "
                            + String.join("\n  ", root.problems()));
        }
    }
}
