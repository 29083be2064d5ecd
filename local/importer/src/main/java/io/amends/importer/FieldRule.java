package io.amends.importer;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one field of the body is computed from a record: text from a column or template; where that
/// is empty, another template; then by its sign, through a table of values, or parsed as a date.
///
/// @param negative value for every negative number; no such rule when null
/// @param absolute whether the sign of a negative number is removed
/// @param map maps the file's values to ours; no table when null
/// @param otherwise our value for everything that is not in the table, also for empty text
record FieldRule(
        String field,
        Template from,
        @Nullable Template whenEmpty,
        @Nullable Map<String, String> map,
        @Nullable String otherwise,
        @Nullable DateRule date,
        @Nullable String negative,
        boolean absolute) {

    /// The rule that copies a column.
    static FieldRule same(String field, String column) {
        return new FieldRule(field, Template.column(column), null, null, null, null, null, false);
    }

    /// The field's text; empty when the record has no value for it.
    String text(Rows.Good row) {
        var text = from.fill(row);
        if (text.isEmpty() && whenEmpty != null) {
            text = whenEmpty.fill(row);
        }
        if (negative != null && SignedNumber.of(text).negative()) {
            return negative;
        }
        if (absolute) {
            text = SignedNumber.of(text).absolute();
        }
        if (map != null || otherwise != null) {
            text = mapped(text);
        }
        return date == null || text.isEmpty() ? text : date.instant(field, text);
    }

    private String mapped(String text) {
        var ours = map == null ? null : map.get(text);
        if (ours != null) {
            return ours;
        }
        if (otherwise != null) {
            return otherwise;
        }
        if (text.isEmpty()) {
            return text;
        }
        throw new InvalidRowException(
                field + ": the mapping has nothing for '" + TextUtils.shortened(text) + "'");
    }

    Stream<String> columns() {
        return whenEmpty == null
                ? from.columns()
                : Stream.concat(from.columns(), whenEmpty.columns());
    }
}
