package io.amends.importer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file.
///
/// A parser of our own, because of error recovery. The available libraries decode the whole stream
/// at once (one byte that is not UTF-8 makes the rest unreadable) and read on for the closing quote
/// (one missing quote swallows every line up to the next one, or the file). Here a record with
/// broken quoting is refused alone, and parsing continues with the line after the one it began on.
final class CsvRows implements Rows {

    /// Larger than any valid record: the API accepts descriptions of 10,000 characters. It limits
    /// how far a closing quote is searched for.
    private static final int MOST_BYTES = 128 * 1024;

    private final PhysicalLines lines;
    private final SourceFormat format;
    private final List<String> columns;

    CsvRows(PhysicalLines lines, SourceFormat format, String file) throws IOException {
        this.lines = lines;
        this.format = format;
        this.columns = format.header() ? header(file) : List.of();
    }

    private List<String> header(String file) throws IOException {
        var line = lines.next();
        if (line == null) {
            throw new ImportAbortedException(
                    file
                            + (format.skipLines() > 0
                                    ? " has nothing behind the lines that are skipped"
                                    : " is empty")
                            + ": its first line should name the columns");
        }
        var text = DecodedLine.of(line, format.charset());
        var record = new CsvRecord(format);
        if (text.trouble() != null || record.feed(text.text()) != CsvRecord.State.COMPLETE) {
            throw new ImportAbortedException(
                    file
                            + ": the first line, which names the columns, cannot be read: "
                            + (text.trouble() != null ? text.trouble() : "broken quoting"));
        }
        return record.fields().stream().map(String::strip).toList();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            var text = DecodedLine.of(line, format.charset());
            if (!text.text().isBlank()) {
                return record(line, text);
            }
        }
        return null;
    }

    private Row record(PhysicalLines.Line first, DecodedLine firstText) throws IOException {
        var record = new CsvRecord(format);
        var used = new ArrayList<>(List.of(first));
        var trouble = firstText.trouble();
        long size = first.bytes().length;
        var state = record.feed(firstText.text());
        while (state == CsvRecord.State.OPEN) {
            var line = size > MOST_BYTES ? null : lines.next();
            if (line == null) {
                return restartAfter(used, "broken quoting: a quote is opened and never closed");
            }
            used.add(line);
            size += line.bytes().length;
            var text = DecodedLine.of(line, format.charset());
            trouble = trouble == null ? text.trouble() : trouble;
            state = record.feed(text.text());
        }
        return finished(record, state, used, trouble);
    }

    private Row finished(
            CsvRecord record,
            CsvRecord.State state,
            List<PhysicalLines.Line> used,
            @Nullable String trouble) {
        if (state == CsvRecord.State.BROKEN) {
            boolean several = used.size() > 1;
            return restartAfter(
                    used,
                    several
                            ? "broken quoting: a quote is opened and not closed on this line"
                            : record.trouble());
        }
        int count = record.fields().size();
        if (format.header() && count != columns.size()) {
            var reason = "the line has " + count + " columns, the header names " + columns.size();
            return restartAfter(
                    used, used.size() > 1 ? reason + " (is a quote not closed?)" : reason);
        }
        if (trouble != null) {
            return new Bad(used.getFirst().number(), used.getLast().end(), trouble);
        }
        return new Good(
                used.getFirst().number(),
                used.getLast().end(),
                Rows.fingerprint(used),
                byName(record.fields()),
                false);
    }

    private Row restartAfter(List<PhysicalLines.Line> used, String reason) {
        var first = used.getFirst();
        lines.unread(used.subList(1, used.size()));
        return new Bad(first.number(), first.end(), reason);
    }

    private Map<String, Object> byName(List<String> fields) {
        var named = HashMap.<String, Object>newHashMap(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            named.putIfAbsent(
                    columns.isEmpty() ? Integer.toString(i + 1) : columns.get(i), fields.get(i));
        }
        return named;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
