package io.amends.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Maps columns to fields.
///
/// @param defaults values for all lines, unless a rule yields one
record Mapping(
        ImportTarget target,
        SourceFormat format,
        SequencedMap<String, Object> defaults,
        List<FieldRule> rules)
        implements RowToBody {

    /// Columns have the names of fields: for a file without a mapping.
    ///
    /// @throws ImportAbortedException when a column is not a field
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
