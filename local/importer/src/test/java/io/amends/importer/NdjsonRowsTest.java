package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NdjsonRowsTest {

    @Test
    void onlyJsonObjectsAreAcceptedOthersAreRefusedByLine() throws IOException {
        var text =
                """
                {"type": "other", "customer": {"id": "c-1"}}

                [1, 2]
                {"type": "other"
                {"a": 1, "a": 2}
                {"a": 1} {"b": 2}
                null
                {"loss": {"amount": 12.50}}
                """;
        try (var rows = rows(text)) {
            assertThat(rows.next())
                    .isInstanceOfSatisfying(
                            Rows.Good.class,
                            row -> {
                                assertThat(row.line()).isEqualTo(1);
                                assertThat(row.text("customer.id")).isEqualTo("c-1");
                                assertThat(row.text("absent")).isEmpty();
                            });
            for (int line = 3; line <= 7; line++) {
                long number = line;
                assertThat(rows.next())
                        .isInstanceOfSatisfying(
                                Rows.Bad.class,
                                bad -> {
                                    assertThat(bad.line()).isEqualTo(number);
                                    assertThat(bad.reason())
                                            .startsWith("the line is not a JSON object");
                                });
            }
            assertThat(rows.next())
                    .isInstanceOfSatisfying(
                            Rows.Good.class,
                            row -> assertThat(row.text("loss.amount")).isEqualTo("12.50"));
            assertThat(rows.next()).isNull();
        }
    }

    private static Rows rows(String text) {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new NdjsonRows(new PhysicalLines(in), StandardCharsets.UTF_8);
    }
}
