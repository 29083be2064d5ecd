package io.amends.complaint.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private final PhoneNumbers british = new PhoneNumbers("GB");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 (0)161 496 0000",
                "0044 161 496 0000",
                "+441614960000",
                "0161 496 0000",
                " +44-161-496-0000 ",
                "+44 161.496.0000",
                "0161/4960000",
                "+٤٤ ١٦١ ٤٩٦ ٠٠٠٠",
                "٠٠44 161 496 0000"
            })
    void oneNumberHoweverItIsWrittenIsOne(String written) {
        assertThat(PhoneNumbers.isPlausible(written)).isTrue();
        assertThat(british.normalize(written)).contains("+441614960000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---",
                "...",
                "()",
                "",
                "+",
                "+-+",
                "12",
                "000",
                "+0",
                "00",
                "+999 1234567",
                "+44 1",
                "+44 161 496 0000 0000 0000",
                "call me",
                "١٢"
            })
    void whatCannotBeDialledAnywhereIsNoNumber(String written) {
        assertThat(PhoneNumbers.isPlausible(written)).isFalse();
    }

    @Test
    void numberWithoutCountryBelongsToTheDefaultRegion() {
        assertThat(new PhoneNumbers("DE").normalize("030 1234567")).contains("+49301234567");
        assertThat(new PhoneNumbers("us").normalize("(212) 555-0100")).contains("+12125550100");
        assertThat(new PhoneNumbers("US").normalize("0044 161 496 0000")).contains("+441614960000");
    }

    @Test
    void numberTooLongForTheDefaultRegionIsImpossible() {
        assertThat(new PhoneNumbers("US").normalize("212 555 0100 0100 0100")).isEmpty();
    }

    @Test
    void extensionDistinguishesNumbers() {
        assertThat(british.normalize("+44 161 496 0000 ext. 12"))
                .contains("+441614960000;ext=12")
                .isEqualTo(british.normalize("0161 496 0000 x12"));
        assertThat(PhoneNumbers.isPlausible("+44 161 496 0000 ext. 12")).isTrue();
    }

    @Test
    void unknownRegionIsRefusedByName() {
        assertThatThrownBy(() -> new PhoneNumbers("XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XX");
    }
}
