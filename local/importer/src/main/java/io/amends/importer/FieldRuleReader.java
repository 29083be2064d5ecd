package io.amends.importer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Parses one entry below `fields:` of a mapping.
final class FieldRuleReader {
    private static final List<String> KEYS =
            List.of(
                    "column",
                    "template",
                    "whenEmpty",
                    "negative",
                    "absolute",
                    "map",
                    "otherwise",
                    "date",
                    "zone");

    private final String field;
    private final YamlNode node;
    private final SequencedMap<String, YamlNode> entries;

    FieldRuleReader(String field, YamlNode node) {
        this.field = field;
        this.node = node;
        this.entries = node.entries(KEYS);
    }

    Optional<FieldRule> read() {
        if (entries.containsKey("column") == entries.containsKey("template")) {
            node.wrong("needs either 'column' or 'template'");
            return Optional.empty();
        }
        var from =
                scalar("column")
                        .map(Template::column)
                        .or(() -> scalar("template").map(Template::parse));
        var whenEmpty = scalar("whenEmpty").map(Template::parse).orElse(null);
        var otherwise = scalar("otherwise").orElse(null);
        return from.map(
                template ->
                        new FieldRule(
                                field,
                                template,
                                whenEmpty,
                                map(),
                                otherwise,
                                date(),
                                scalar("negative").orElse(null),
                                absolute()));
    }

    private Optional<String> scalar(String key) {
        return Optional.ofNullable(entries.get(key)).flatMap(YamlNode::scalar);
    }

    private boolean absolute() {
        var text = scalar("absolute").orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            wrong("absolute", "is true or false");
        }
        return text.equals("true");
    }

    private void wrong(String key, String what) {
        Optional.ofNullable(entries.get(key)).ifPresent(value -> value.wrong(what));
    }

    private @Nullable Map<String, String> map() {
        var table = entries.get("map");
        if (table == null) {
            return null;
        }
        var map = new LinkedHashMap<String, String>();
        table.entries()
                .forEach(
                        (theirs, ours) -> ours.scalar().ifPresent(value -> map.put(theirs, value)));
        return map;
    }

    private @Nullable DateRule date() {
        var pattern = scalar("date").orElse(null);
        if (pattern == null) {
            wrong("zone", "has no meaning without 'date'");
            return null;
        }
        try {
            return DateRule.of(pattern, zone());
        } catch (IllegalArgumentException notAPattern) {
            wrong("date", "is no form of a date: " + notAPattern.getMessage());
            return null;
        }
    }

    private ZoneId zone() {
        var name = scalar("zone").orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            wrong("zone", "'" + name + "' is no time zone; write it as Europe/Athens or +02:00");
            return ZoneOffset.UTC;
        }
    }
}
