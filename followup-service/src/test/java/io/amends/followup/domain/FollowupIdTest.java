package io.amends.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowupIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"7K2M-94QX~1", "7k2m-94qx~1", "7K2M94QX~1", " 7k2m-94qx~1 "})
    void idIsParsedInAnySpelling(String text) {
        assertThat(FollowupId.parse(text)).contains(new FollowupId("7K2M-94QX", 1));
    }

    @Test
    void lettersThatLookLikeDigitsAreReadAsDigits() {
        assertThat(FollowupId.reference("olik-94qx")).isEqualTo("011K-94QX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "7K2M", "7K2M-94QX", "7K2M-94QX~0", "7K2M-94QX~1234567"})
    void invalidIdIsNotParsed(String text) {
        assertThat(FollowupId.parse(text)).isEmpty();
    }

    @Test
    void parseReadsItsOwnToString() {
        var id = new FollowupId("7K2M-94QX", 12);

        assertThat(FollowupId.parse(id.toString())).contains(id);
    }
}
