package io.amends.importer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// The format of a file.
///
/// @param kind CSV or one JSON object per line
/// @param delimiter the column separator; [#WHITESPACE] for any run of blanks and tabs
/// @param charset the character encoding
/// @param header whether the first line names the columns; without, they are 1, 2, …
/// @param skipLines number of lines before the first one that is read
/// @param decimals the number format of amounts
record SourceFormat(
        Kind kind,
        char delimiter,
        Charset charset,
        boolean header,
        int skipLines,
        Decimals decimals) {

    /// The two kinds of files.
    enum Kind {
        CSV,
        NDJSON
    }

    /// Represents "any run of blanks"; no file has it as its delimiter.
    static final char WHITESPACE = '\0';

    static final SourceFormat CSV = plain(Kind.CSV, true);
    static final SourceFormat NDJSON = plain(Kind.NDJSON, false);

    private static SourceFormat plain(Kind kind, boolean header) {
        return new SourceFormat(kind, ',', StandardCharsets.UTF_8, header, 0, Decimals.AS_THEY_ARE);
    }

    /// The format by the file's name, if no mapping specifies it.
    static SourceFormat of(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : CSV;
    }

    boolean isDelimiter(char c) {
        return delimiter == WHITESPACE ? c == ' ' || c == '\t' : c == delimiter;
    }

    boolean byWhitespace() {
        return delimiter == WHITESPACE;
    }
}
