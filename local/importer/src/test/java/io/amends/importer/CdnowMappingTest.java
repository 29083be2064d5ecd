package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The supplied mapping of purchase logs.
class CdnowMappingTest {
    private static final Path MAPPING = Path.of("..", "..", "mappings", "cdnow.yaml");

    @TempDir private Path folder;

    @Test
    void negativeAmountsAreRefunds() throws IOException {
        assertThat(body(" 00004 0001 19970101 2  29.33"))
                .containsEntry("type", "purchase")
                .containsEntry("amount", Map.of("currency", "USD", "amount", "29.33"));
        assertThat(body(" 00004 0001 19970105 1 -14.97"))
                .containsEntry("type", "refund")
                .containsEntry("amount", Map.of("currency", "USD", "amount", "14.97"));
        assertThat(body(" 00004 0001 19970105 1   0.00")).containsEntry("type", "purchase");
    }

    @Test
    void signOfNumberIsParsedInEveryNotation() {
        assertThat(List.of("-14.97", "14,97-", "(14.97)", " - 14.97 ", "\u22121.497,00"))
                .allSatisfy(text -> assertThat(SignedNumber.of(text).negative()).isTrue());
        assertThat(SignedNumber.of("(14.97)").absolute()).isEqualTo("14.97");
        assertThat(SignedNumber.of("14,97-").absolute()).isEqualTo("14,97");
        assertThat(SignedNumber.of("-0.00")).isEqualTo(new SignedNumber(false, "0.00"));
        assertThat(List.of("14.97", "", "-", "()", "-n/a", "--1", "7-3"))
                .allSatisfy(
                        text ->
                                assertThat(SignedNumber.of(text))
                                        .isEqualTo(new SignedNumber(false, text)));
    }

    private Map<String, Object> body(String line) throws IOException {
        var file = Files.writeString(folder.resolve("log.txt"), line + "\n");
        var mapping = MappingFile.read(MAPPING, ImportTarget.INTERACTIONS);
        var format = mapping.format(SourceFormat.CSV);
        try (var rows = Rows.open(file, format)) {
            var found = new ArrayList<Rows.Row>();
            for (var row = rows.next(); row != null; row = rows.next()) {
                found.add(row);
            }
            var good = (Rows.Good) found.getFirst();
            return mapping.mapping(format, rows.columns()).of(good);
        }
    }
}
