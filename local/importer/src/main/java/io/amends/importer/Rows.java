package io.amends.importer;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records of the file, in order. Blank lines are skipped.
sealed interface Rows extends Closeable permits CsvRows, NdjsonRows {

    /// The next record, or null at the end of the file.
    @Nullable Row next() throws IOException;

    /// The names of the columns if the file has a header, empty if any are possible.
    List<String> columns();

    /// One record of the file.
    sealed interface Row {
        /// The number of its first line, from 1, as an editor shows it.
        long line();

        /// The offset after it, for the progress display.
        long end();
    }

    /// A readable record.
    ///
    /// @param fingerprint digest of the line number and the exact bytes, the same whenever this
    ///   file is read
    /// @param columns text, for JSON also numbers, lists and objects
    /// @param sparse whether a column may be absent, as in JSON
    record Good(
            long line, long end, String fingerprint, Map<String, Object> columns, boolean sparse)
            implements Row {

        /// A column's text; for JSON dots lead to nested values.
        ///
        /// @throws InvalidRowException when the column is not on this line, or is a list or an
        ///   object
        String text(String column) {
            var value = columns.containsKey(column) ? columns.get(column) : inner(column);
            if (value == null && !sparse) {
                throw new InvalidRowException(
                        "column "
                                + column
                                + " is missing: the line has "
                                + columns.size()
                                + " columns");
            }
            if (value instanceof Map || value instanceof List) {
                throw new InvalidRowException("column " + column + " is not a single value");
            }
            return value == null ? "" : value.toString();
        }

        private @Nullable Object inner(String path) {
            Object at = columns;
            for (String step : path.split("\\.")) {
                at = at instanceof Map<?, ?> map ? map.get(step) : null;
            }
            return at;
        }
    }

    /// An unreadable record, and the reason.
    record Bad(long line, long end, String reason) implements Row {}

    /// Opens a file.
    ///
    /// @throws ImportAbortedException when it is missing, not a file, or has no readable header
    static Rows open(Path file, SourceFormat format) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ImportAbortedException(file + " is a folder; give a file");
        }
        try {
            var lines =
                    new PhysicalLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            for (int skipped = 0; skipped < format.skipLines(); skipped++) {
                if (lines.next() == null) {
                    throw new ImportAbortedException(
                            file + " has only " + skipped + " lines, and all of them are skipped");
                }
            }
            return switch (format.kind()) {
                case CSV -> new CsvRows(lines, format, file.toString());
                case NDJSON -> new NdjsonRows(lines, format.charset());
            };
        } catch (NoSuchFileException absent) {
            throw new ImportAbortedException(file + " does not exist", absent);
        }
    }

    /// A digest of a record's lines.
    static String fingerprint(List<PhysicalLines.Line> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    Long.toString(lines.getFirst().number())
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (var line : lines) {
                digest.update((byte) '\n');
                digest.update(line.bytes());
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
