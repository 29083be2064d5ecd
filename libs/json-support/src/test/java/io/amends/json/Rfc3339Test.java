package io.amends.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
        "2026-01-31t09:30:00z, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00.123456789+02:00, 2026-01-31T07:30:00.123456789Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z"
    })
    void instantsAreReadWithAnyOffset(String text, Instant instant) {
        assertThat(Rfc3339.instant(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1748995200",
                "1e1000000000",
                "2026-01-31",
                "2026-01-31T09:30:00",
                "2026-01-31T09:30Z",
                "2026-01-31 09:30:00Z",
                "2026-01-31T24:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-31T09:30:00.1234567890Z",
                "2026-01-31T09:30:00+19:00",
                "+1000000000-01-01T00:00:00Z",
                "+9999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "0000-12-31T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "\u0662\u0660\u0662\u0666-01-31T09:30:00Z"
            })
    void instantsInOtherFormsOrBeyondYear9999AreRefused(String text) {
        assertThatThrownBy(() -> Rfc3339.instant(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void datesHaveFourDigitYearsFrom0001On() {
        assertThat(Rfc3339.date("2026-01-31")).isEqualTo(LocalDate.of(2026, 1, 31));
        for (var text : new String[] {"0000-01-01", "+99999-01-01", "2026-1-1", "2026-13-01"}) {
            assertThatThrownBy(() -> Rfc3339.date(text)).isInstanceOf(DateTimeException.class);
        }
    }
}
