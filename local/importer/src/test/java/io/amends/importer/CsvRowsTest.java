package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    @Test
    void quotedFieldsMayContainDelimitersQuotesAndLineBreaks() throws IOException {
        assertThat(
                        read(
                                "id,words\n1,\"one, two\"\n2,\"she said \"\"no\"\"\"\n3,\"first\nsecond\"\n4,\"\"\n"))
                .containsExactly(
                        "2 {id=1, words=one, two}",
                        "3 {id=2, words=she said \"no\"}",
                        "4 {id=3, words=first\nsecond}",
                        "6 {id=4, words=}");
    }

    @Test
    void lineEndingsBlankLinesByteOrderMarkAndMissingLastLineEndAreAccepted() throws IOException {
        assertThat(read("\uFEFFid,words\r\n1,a\r\n\r\n2,b"))
                .containsExactly("2 {id=1, words=a}", "4 {id=2, words=b}");
    }

    @Test
    void unclosedQuoteRefusesItsLineOnly() throws IOException {
        assertThat(read("id,words\n1,\"oh\n2,b\n3,c\n"))
                .containsExactly(
                        "2 broken quoting: a quote is opened and never closed",
                        "3 {id=2, words=b}",
                        "4 {id=3, words=c}");
    }

    @Test
    void quoteClosedByLaterLineRefusesItsLineOnly() throws IOException {
        assertThat(read("id,words\n1,\"oh\n2,\"b\"\n3,c\n"))
                .containsExactly(
                        "2 broken quoting: a quote is opened and not closed on this line",
                        "3 {id=2, words=b}",
                        "4 {id=3, words=c}");
    }

    @Test
    void quoteThatSwallowsARecordIsDetectedByColumnCount() throws IOException {
        // The quote of line 2 is closed by the first one of line 3, whose rest then looks like
        // further columns.
        assertThat(read("id,words\n1,\"oh\n\",b,\"c\"\n3,d\n"))
                .containsExactly(
                        "2 the line has 4 columns, the header names 2 (is a quote not closed?)",
                        "3 broken quoting: text behind the closing quote of a field at character 6",
                        "4 {id=3, words=d}");
    }

    @Test
    void textAfterClosingQuoteOrQuoteWithinFieldIsBrokenQuoting() throws IOException {
        assertThat(read("id,words\n1,\"a\"b\n2,5\" disc\n3,c\n"))
                .containsExactly(
                        "2 broken quoting: text behind the closing quote of a field at character 6",
                        "3 broken quoting: a quote inside a field that does not begin with one at character 4",
                        "4 {id=3, words=c}");
    }

    @Test
    void searchForClosingQuoteIsBounded() throws IOException {
        var text = new StringBuilder("id,words\n1,\"open\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(",word\n");
        }
        var rows = read(text.toString());
        assertThat(rows).hasSize(50_001).last().isEqualTo("50002 {id=49999, words=word}");
        assertThat(rows.getFirst()).startsWith("2 broken quoting");
    }

    @Test
    void wrongColumnCountIsReportedWithBothNumbers() throws IOException {
        assertThat(read("a,b,c\n1,2\n1,2,3,4\n1,2,3\n"))
                .containsExactly(
                        "2 the line has 2 columns, the header names 3",
                        "3 the line has 4 columns, the header names 3",
                        "4 {a=1, b=2, c=3}");
    }

    @Test
    void invalidUtf8RefusesItsLineOnly() throws IOException {
        var bytes = "id,words\n1,caf\u00e9\n2,b\n".getBytes(StandardCharsets.ISO_8859_1);
        var rows = read(bytes, SourceFormat.CSV);
        assertThat(rows.get(0)).startsWith("2 byte 0xE9 at position 6 of the line is not UTF-8");
        assertThat(rows.get(1)).isEqualTo("3 {id=2, words=b}");
    }

    @Test
    void characterTruncatedAtLineEndIsInvalidUtf8() throws IOException {
        var bytes = "id,words\n1,caf\u00c3".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(bytes, SourceFormat.CSV))
                .singleElement()
                .asString()
                .startsWith("2 byte 0xC3 at position 6");
    }

    @Test
    void configuredCharsetIsUsed() throws IOException {
        var greek = Charset.forName("windows-1253");
        var format =
                new SourceFormat(SourceFormat.Kind.CSV, ';', greek, true, 0, Decimals.AS_THEY_ARE);
        assertThat(read("id;words\n1;\u03ba\u03b1\u03bb\u03ae\n".getBytes(greek), format))
                .containsExactly("2 {id=1, words=\u03ba\u03b1\u03bb\u03ae}");
    }

    @Test
    void columnsWithoutHeaderAreNumberedAndWhitespaceDelimited() throws IOException {
        var format =
                new SourceFormat(
                        SourceFormat.Kind.CSV,
                        SourceFormat.WHITESPACE,
                        StandardCharsets.UTF_8,
                        false,
                        0,
                        Decimals.AS_THEY_ARE);
        assertThat(
                        read(
                                " 00004 0001 19970101  2   29.33\n 00004 0001 19970101  2   29.33  \n"
                                        .getBytes(StandardCharsets.UTF_8),
                                format))
                .containsExactly(
                        "1 {1=00004, 2=0001, 3=19970101, 4=2, 5=29.33}",
                        "2 {1=00004, 2=0001, 3=19970101, 4=2, 5=29.33}");
    }

    @Test
    void fingerprintDependsOnLineNumberAndIsRepeatable() throws IOException {
        assertThat(fingerprints("a\nx\nx\n"))
                .doesNotHaveDuplicates()
                .isEqualTo(fingerprints("a\nx\nx\n"));
    }

    @Test
    void emptyFileOrBrokenHeaderAbortsImport() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("a,\"b\n1,2\n"))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("first line");
    }

    @Test
    void lineOverOneMegabyteIsRefusedWithoutBuffering() throws IOException {
        var rows = read("a\n" + "x".repeat(3 << 20) + "\ny\n");
        assertThat(rows.get(0)).startsWith("2 the line is longer than 1048576 bytes");
        assertThat(rows.get(1)).isEqualTo("3 {a=y}");
    }

    private static List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), SourceFormat.CSV);
    }

    private static List<String> read(byte[] bytes, SourceFormat format) throws IOException {
        return rows(bytes, format).stream()
                .map(
                        row ->
                                switch (row) {
                                    case Rows.Good good ->
                                            good.line()
                                                    + " "
                                                    + new java.util.TreeMap<>(good.columns())
                                                            .entrySet().stream()
                                                                    .map(Object::toString)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", ", "{",
                                                                                    "}"));
                                    case Rows.Bad(var line, var _, var reason) ->
                                            line + " " + reason;
                                })
                .toList();
    }

    private static List<String> fingerprints(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8), SourceFormat.CSV).stream()
                .map(row -> ((Rows.Good) row).fingerprint())
                .toList();
    }

    private static List<Rows.Row> rows(byte[] bytes, SourceFormat format) throws IOException {
        var all = new ArrayList<Rows.Row>();
        try (var rows =
                new CsvRows(
                        new PhysicalLines(new ByteArrayInputStream(bytes)), format, "test.csv")) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        assertThat(all.stream().mapToLong(Rows.Row::end).max().orElse(bytes.length))
                .isEqualTo(bytes.length);
        return all;
    }
}
