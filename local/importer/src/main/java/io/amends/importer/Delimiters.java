package io.amends.importer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Detects a wrong delimiter by a header that was parsed as a single column.
final class Delimiters {

    /// Candidates, and the name of each in a mapping.
    private static final Map<String, String> OTHERS =
            Map.of(";", "\";\"", "\t", "tab", "|", "\"|\"", ",", "\",\"");

    private Delimiters() {}

    /// @return a sentence with the mapping's correction; empty when the header looks right
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
