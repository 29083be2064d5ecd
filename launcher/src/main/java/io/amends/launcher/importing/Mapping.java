package io.amends.launcher.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Which column becomes which field.
///
/// @param defaults fields that are the same for all lines, unless a rule has something for them
record Mapping(
        Target target,
        SourceFormat format,
        SequencedMap<String, Object> defaults,
        List<FieldRule> rules)
        implements Bodies {

    /// The columns are the fields: for a file without a mapping.
    ///
    /// @throws CannotGoOn when a column is no field
    static Mapping identity(Target target, List<String> columns) {
        var otherDelimiter = Delimiters.suggestion(columns);
        for (var column : columns) {
            if (!target.has(column)) {
                if (otherDelimiter.isPresent()) {
                    throw new CannotGoOn(otherDelimiter.get());
                }
                throw new CannotGoOn(
                        "column '"
                                + column
                                + "' is no field of "
                                + target.name()
                                + " (did you mean "
                                + target.suggestionsFor(column)
                                + "?); say with --mapping which column becomes which field");
            }
        }
        var rules = columns.stream().map(column -> FieldRule.same(column, column)).toList();
        return new Mapping(target, SourceFormat.CSV, new LinkedHashMap<>(), rules);
    }

    @Override
    public Map<String, Object> of(Rows.Good row) {
        var flat = new LinkedHashMap<>(defaults);
        for (var rule : rules) {
            var text = rule.text(row);
            if (!text.isEmpty()) {
                flat.put(rule.field(), target.typed(rule.field(), text, format.decimals()));
            }
        }
        return Target.nested(flat);
    }
}
