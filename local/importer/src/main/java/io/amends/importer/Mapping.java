package io.amends.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Which column becomes which field.
///
/// @param defaults fields that are the same for all lines, unless a rule has something for them
record Mapping(
        ImportTarget target,
        SourceFormat format,
        SequencedMap<String, Object> defaults,
        List<FieldRule> rules)
        implements RowToBody {

    /// The columns are the fields: for a file without a mapping.
    ///
    /// @throws ImportAbortedException when a column is no field
    static Mapping identity(ImportTarget target, List<String> columns) {
        var otherDelimiter = Delimiters.suggestion(columns);
        for (var column : columns) {
            if (!target.has(column)) {
                if (otherDelimiter.isPresent()) {
                    throw new ImportAbortedException(otherDelimiter.get());
                }
                throw new ImportAbortedException(
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
        return ImportTarget.nested(flat);
    }
}
