package io.amends.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesDocumentedForms() {
        var thing =
                new Thing(
                        Kind.IN_PERSON,
                        Instant.parse("2026-11-23T09:00:00.120Z"),
                        Duration.ofDays(3),
                        new BigDecimal("12.50"),
                        null,
                        Optional.empty(),
                        List.of());

        assertThat(Json.mapper().writeValueAsString(thing))
                .isEqualTo(
                        """
                        {"kind":"in_person","at":"2026-11-23T09:00:00.120Z","length":"PT72H",\
                        "amount":"12.50","words":[]}""");
    }

    @Test
    void readsItsOwnOutputAndIgnoresUnknownFields() {
        var json =
                """
                {"kind": "in_person", "at": "2026-11-23T09:00:00Z", "length": "P3D",
                 "amount": "12.50", "note": "n", "tomorrow": {"x": 1}, "words": ["a"]}""";

        assertThat(Json.mapper().readValue(json, Thing.class))
                .isEqualTo(
                        new Thing(
                                Kind.IN_PERSON,
                                Instant.parse("2026-11-23T09:00:00Z"),
                                Duration.ofDays(3),
                                new BigDecimal("12.50"),
                                "n",
                                Optional.empty(),
                                List.of("a")));
    }

    enum Kind {
        IN_PERSON
    }

    record Thing(
            Kind kind,
            Instant at,
            Duration length,
            BigDecimal amount,
            @Nullable String note,
            Optional<String> other,
            List<String> words) {}
}
