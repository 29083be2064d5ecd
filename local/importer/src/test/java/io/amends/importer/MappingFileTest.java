package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingFileTest {
    private static final String EXAMPLE =
            """
            format: csv
            defaults: {channel: web, severity: 3, armClocks: false}
            fields:
              externalId:  {column: "Complaint ID"}
              customer.id: {template: "cfpb-{Complaint ID}"}
              receivedAt:  {column: "Date received", date: "M/d/yyyy", zone: "America/New_York"}
              type:        {column: "Issue", map: {"Billing disputes": price_or_billing}, otherwise: product_or_service_quality}
              description: {template: "{Issue} {Sub-issue}", whenEmpty: "{Product}"}
            """;
    private static final List<String> COLUMNS =
            List.of("Complaint ID", "Date received", "Issue", "Sub-issue", "Product");

    @Test
    void recordIsConvertedToBody() {
        assertThat(body(EXAMPLE, "17", "1/2/2015", "Billing disputes", "", "Card"))
                .isEqualTo(
                        Map.of(
                                "channel", "web",
                                "severity", 3L,
                                "armClocks", false,
                                "externalId", "17",
                                "customer", Map.of("id", "cfpb-17"),
                                "receivedAt", "2015-01-02T05:00:00Z",
                                "type", "price_or_billing",
                                "description", "Billing disputes"));
    }

    @Test
    void emptyValueUsesFallbackAndUnmappedValueUsesOtherwise() {
        assertThat(body(EXAMPLE, "17", "", "", "", "Card"))
                .containsEntry("description", "Card")
                .containsEntry("type", "product_or_service_quality")
                .doesNotContainKey("receivedAt");
    }

    @Test
    void unmappedValueWithoutOtherwiseIsRefused() {
        var mapping = EXAMPLE.replace(", otherwise: product_or_service_quality", "");
        assertThatThrownBy(() -> body(mapping, "17", "", "Noise", "", "Card"))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("type: the mapping has nothing for 'Noise'");
    }

    @Test
    void nonexistentDatesAreRefused() {
        for (var date : List.of("2/30/2015", "13/1/2015", "2015-01-02", "1/2/15x", "yesterday")) {
            assertThatThrownBy(() -> body(EXAMPLE, "17", date, "", "", "Card"))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessage("receivedAt: '" + date + "' is no date of the form M/d/yyyy");
        }
    }

    @Test
    void datesWithTimeAndOffsetBecomeInstants() {
        var local = DateRule.of("yyyy-MM-dd HH:mm", java.time.ZoneId.of("Europe/Athens"));
        assertThat(local.instant("at", "2015-07-01 12:00")).isEqualTo("2015-07-01T09:00:00Z");
        var exact = DateRule.of("yyyy-MM-dd'T'HH:mm:ssXXX", java.time.ZoneOffset.UTC);
        assertThat(exact.instant("at", "2015-07-01T12:00:00+02:00"))
                .isEqualTo("2015-07-01T10:00:00Z");
        var packed = DateRule.of("yyyyMMdd", java.time.ZoneOffset.UTC);
        assertThat(packed.instant("at", "19970101")).isEqualTo("1997-01-01T00:00:00Z");
    }

    @Test
    void templateSupportsLineNumberAndBraces() {
        var row = new Rows.Good(42, 0, "f", Map.of("1", "x"), false);
        assertThat(Template.parse("{{{1}} {line}").fill(row)).isEqualTo("{x} 42");
    }

    @Test
    void missingNumberedColumnIsRefusedByName() {
        var row = new Rows.Good(42, 0, "f", Map.of("1", "x"), false);
        assertThatThrownBy(() -> Template.parse("{5}").fill(row))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("column 5 is missing: the line has 1 columns");
    }

    @Test
    void everyErrorIsReportedAtOnceWithPosition() {
        assertThatThrownBy(
                        () ->
                                body(
                                        """
                format: csv
                colour: red
                defaults: {chanel: web, severity: high}
                fields:
                  description: {column: "Isue"}
                  receivedAt: {column: "Date received", date: "M/q/yyyy!{", zone: "Mars/Olympus"}
                  place: {column: Issue, template: "{Issue}"}
                  type: {column: Issue, mapp: {a: b}}
                """,
                                        "1",
                                        "",
                                        "",
                                        "",
                                        ""))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("the mapping test.yaml is wrong")
                .hasMessageContaining(
                        "line 2, column 9, colour: is not known here; known: format, options,");
        assertThatThrownBy(
                        () ->
                                body(
                                        """
                defaults: {chanel: web, severity: high}
                fields:
                  description: {column: "Isue"}
                  receivedAt: {column: "Date received", date: "M/d/yyyy{", zone: "Mars/Olympus"}
                  place: {column: Issue, template: "{Issue}"}
                  type: {column: Issue, mapp: {a: b}}
                  type: {column: Issue}
                """,
                                        "1",
                                        "",
                                        "",
                                        "",
                                        ""))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining(
                        "line 1, column 20, defaults.chanel: is no field of complaints (did you mean channel")
                .hasMessageContaining("defaults.severity: severity: 'high' is not a whole number")
                .hasMessageContaining(
                        "fields.description: the file has no column 'Isue'; it has: Complaint ID, Date")
                .hasMessageContaining("fields.receivedAt.date: is no form of a date")
                .hasMessageContaining("fields.receivedAt.zone: 'Mars/Olympus' is no time zone")
                .hasMessageContaining(
                        "line 5, column 10, fields.place: needs either 'column' or 'template'")
                .hasMessageContaining(
                        "fields.type.mapp: is not known here; known: column, template,")
                .hasMessageContaining(
                        "line 7, column 9, fields.type: stands here for the second time");
    }

    @Test
    void invalidYamlIsReportedWithPosition() {
        assertThatThrownBy(() -> body("fields: {a: [}", "1", "", "", "", ""))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("test.yaml is not YAML at line 1");
        assertThatThrownBy(() -> body("", "1", "", "", "", "")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> body("format: csv", "1", "", "", "", ""))
                .hasMessageContaining("needs 'fields'");
    }

    @Test
    void formatIsReadFromTopLevelOrOptions() {
        var top =
                format("format: csv\ndelimiter: whitespace\nheader: false\ncharset: ISO-8859-1\n");
        var below =
                format(
                        "format: csv\noptions: {delimiter: whitespace, header: false, charset: ISO-8859-1}\n");
        assertThat(top).isEqualTo(below);
        assertThat(top.byWhitespace()).isTrue();
        assertThat(top.header()).isFalse();
        assertThat(format("delimiter: tab").isDelimiter('\t')).isTrue();
        assertThat(format("format: ndjson").kind()).isEqualTo(SourceFormat.Kind.NDJSON);
    }

    @Test
    void invalidFormatIsReportedWithCorrection() {
        assertThatThrownBy(() -> format("charset: UTF-16"))
                .hasMessageContaining("iconv -f UTF-16 -t UTF-8");
        assertThatThrownBy(() -> format("charset: klingon"))
                .hasMessageContaining("'klingon' is not known");
        assertThatThrownBy(() -> format("delimiter: '||'"))
                .hasMessageContaining("line 1, column 12, delimiter");
        assertThatThrownBy(() -> format("header: maybe")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> format("format: xlsx")).hasMessageContaining("csv or ndjson");
    }

    @Test
    void columnsAreFieldsWithoutMapping() {
        var mapping =
                Mapping.identity(
                        ImportTarget.COMPLAINTS, List.of("customer.id", "severity", "place"));
        var row =
                new Rows.Good(
                        2,
                        0,
                        "f",
                        Map.of("customer.id", "c-1", "severity", "4", "place", ""),
                        false);
        assertThat(mapping.of(row))
                .isEqualTo(Map.of("customer", Map.of("id", "c-1"), "severity", 4L));
        assertThatThrownBy(() -> Mapping.identity(ImportTarget.COMPLAINTS, List.of("custmer.id")))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("did you mean customer.id");
    }

    private static SourceFormat format(String yaml) {
        return MappingFile.parse("test.yaml", new StringReader(yaml), ImportTarget.COMPLAINTS)
                .format(SourceFormat.CSV);
    }

    private static Map<String, Object> body(String yaml, String... values) {
        var columns = new java.util.HashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            columns.put(COLUMNS.get(i), values[i]);
        }
        var file = MappingFile.parse("test.yaml", new StringReader(yaml), ImportTarget.COMPLAINTS);
        var format = file.format(SourceFormat.CSV);
        return file.mapping(format, COLUMNS).of(new Rows.Good(2, 0, "f", columns, false));
    }

    @Test
    void invalidFormatValueIsReportedWithPosition() {
        assertThatThrownBy(
                        () ->
                                MappingFile.parse(
                                                "m.yaml",
                                                new StringReader(
                                                        "options:\n  skipLines: some\n  decimal: ';'\n"),
                                                ImportTarget.COMPLAINTS)
                                        .format(SourceFormat.CSV))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("line 2, column 14, options.skipLines: should be how many")
                .hasMessageContaining("line 3, column 12, options.decimal: should be");
    }
}
