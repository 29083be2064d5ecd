package io.amends.importer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sees by a header that was read as a single column that the columns are parted by something else.
final class Delimiters {

    /// Candidates, and how a mapping names each.
    private static final Map<String, String> OTHERS =
            Map.of(";", "\";\"", "\t", "tab", "|", "\"|\"", ",", "\",\"");

    private Delimiters() {}

    /// @return what to write into the mapping, in a sentence; empty when the header looks well
    static Optional<String> suggestion(List<String> columns) {
        var only = columns.size() <= 2 ? columns.getFirst() : "";
        if (only.startsWith("sep=")) {
            return Optional.of(
                    "the first line, '"
                            + TextUtils.shortened(String.join(",", columns))
                            + "', names no columns; say with --mapping: 'skipLines: 1', and which 'delimiter' parts them");
        }
        return columns.size() > 1
                ? Optional.empty()
                : OTHERS.keySet().stream()
                        .filter(only::contains)
                        .findFirst()
                        .map(
                                other ->
                                        "the first line names a single column, '"
                                                + TextUtils.shortened(only)
                                                + "'; columns seem to be parted by another delimiter: say with --mapping 'delimiter: "
                                                + OTHERS.get(other)
                                                + "', and which column becomes which field");
    }
}
