package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The supplied mapping for the CFPB file, tested with the real file if it is present.
class CfpbMappingTest {
    private static final Path MAPPING = Path.of("..", "..", "mappings", "cfpb.yaml");

    @Test
    void everyRowBecomesAComplaint() throws IOException {
        var rows = rows();
        var perType = new HashMap<Object, Integer>();
        var ids = new HashSet<Object>();
        var keys = new HashSet<String>();
        for (var row : rows.rows) {
            var body = rows.mapping.of(row);
            assertThat(body)
                    .containsEntry("channel", "web")
                    .containsKeys("externalId", "receivedAt", "customer");
            assertThat((String) body.get("description")).isNotBlank();
            perType.merge(Objects.requireNonNull(body.get("type")), 1, Integer::sum);
            ids.add(body.get("externalId"));
            keys.add(row.fingerprint());
        }
        assertThat(rows.rows).hasSize(28_156);
        assertThat(ids).hasSize(28_156);
        assertThat(keys).hasSize(28_156);
        assertThat(perType)
                .containsOnlyKeys(
                        "staff_attitude",
                        "price_or_billing",
                        "product_or_service_quality",
                        "after_sales_service",
                        "accident_or_safety");
    }

    @Test
    void everyIssueIsMappedByName() throws IOException {
        var rows = rows();
        var rule =
                rows.mapping.rules().stream()
                        .filter(candidate -> candidate.field().equals("type"))
                        .findFirst()
                        .orElseThrow();
        var issues = new HashSet<String>();
        rows.rows.forEach(
                row ->
                        issues.add(
                                row.text("Issue").isEmpty()
                                        ? row.text("Product")
                                        : row.text("Issue")));
        assertThat(Objects.requireNonNull(rule.map()).keySet()).containsAll(issues);
        assertThat(issues).hasSizeGreaterThan(85);
    }

    @Test
    void irregularRowsOfTheFileAreConverted() throws IOException {
        var rows = rows();
        var withoutIssue = rows.rows.stream().filter(row -> row.text("Issue").isEmpty()).toList();
        assertThat(withoutIssue)
                .hasSize(2)
                .allSatisfy(
                        row ->
                                assertThat(rows.mapping.of(row))
                                        .containsEntry("description", row.text("Product"))
                                        .containsEntry("type", "product_or_service_quality"));
        var withoutState = rows.rows.stream().filter(row -> row.text("State").isEmpty()).toList();
        assertThat(withoutState)
                .hasSize(421)
                .allSatisfy(row -> assertThat(rows.mapping.of(row)).doesNotContainKey("place"));
        assertThat(rows.mapping.of(rows.rows.getFirst()))
                .isEqualTo(
                        Map.of(
                                "channel", "web",
                                "language", "en",
                                "externalId", "1291006",
                                "customer", Map.of("id", "cfpb-1291006"),
                                "receivedAt", "2015-03-19T04:00:00Z",
                                "product", Map.of("name", "Debt collection"),
                                "place", "TX",
                                "description", "Communication tactics Frequent or repeated calls",
                                "type", "staff_attitude"));
    }

    @Test
    void onlyTheFiveTypesAreUsed() throws IOException {
        var header =
                List.of(
                        "",
                        "Complaint ID",
                        "Product",
                        "Sub-product",
                        "Issue",
                        "Sub-issue",
                        "State",
                        "ZIP code",
                        "Date received",
                        "Date sent to company",
                        "Company response",
                        "Timely response?",
                        "Consumer disputed?");
        var mapping =
                MappingFile.read(MAPPING, ImportTarget.COMPLAINTS)
                        .mapping(SourceFormat.CSV, header);
        var type =
                mapping.rules().stream()
                        .filter(rule -> rule.field().equals("type"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Set.copyOf(Objects.requireNonNull(type.map()).values()))
                .containsExactlyInAnyOrder(
                        "staff_attitude",
                        "price_or_billing",
                        "product_or_service_quality",
                        "after_sales_service",
                        "accident_or_safety");
    }

    private record Read(Mapping mapping, List<Rows.Good> rows) {}

    private static Read rows() throws IOException {
        var folder =
                Objects.requireNonNullElse(System.getenv("AMENDS_DATA"), "../../../shared/data");
        var file = Path.of(folder, "cfpb_complaints_2015.csv");
        assumeTrue(
                Files.exists(file),
                "SKIPPED: cfpb_complaints_2015.csv is not in " + folder + " (set AMENDS_DATA)");
        var mapping = MappingFile.read(MAPPING, ImportTarget.COMPLAINTS);
        var format = mapping.format(SourceFormat.of(file));
        var all = new ArrayList<Rows.Good>();
        try (var rows = Rows.open(file, format)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                assertThat(row).isInstanceOf(Rows.Good.class);
                all.add((Rows.Good) row);
            }
            return new Read(mapping.mapping(format, rows.columns()), all);
        }
    }
}
