package io.amends.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "COMMA | 12,50 | 12.50",
                "COMMA | 1.234.567,89 | 1234567.89",
                "COMMA | 1 234 567,89 | 1234567.89",
                "COMMA | 1\u00a0234,5 | 1234.5",
                "COMMA | 1\u202f234,5 | 1234.5",
                "COMMA | -7 | -7",
                "COMMA | +7,00 | 7.00",
                "COMMA | 1.234 | 1234",
                "POINT | 1,234.50 | 1234.50",
                "POINT | 1’234.50 | 1234.50",
                "POINT | 1234567.5 | 1234567.5",
                "AS_THEY_ARE | 12,50 | 12,50"
            })
    void amountsAreConvertedFromFileFormat(Decimals decimals, String text, String amount) {
        assertThat(decimals.amount("loss.amount", text)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMA | 12.50",
                "COMMA | 1.23.456",
                "COMMA | 1.234 567",
                "COMMA | 12,50 EUR",
                "COMMA | ,5",
                "COMMA | ١٢",
                "POINT | 12,50",
                "POINT | 1e5",
                "POINT | 1.234,50"
            })
    void amountsInAnotherFormatAreRefused(Decimals decimals, String text) {
        assertThatThrownBy(() -> decimals.amount("loss.amount", text))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("loss.amount: '" + text + "' is no amount with '");
    }
}
