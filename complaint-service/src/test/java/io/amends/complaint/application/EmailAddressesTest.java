package io.amends.complaint.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim@bücher.example",
                "kim@xn--bcher-kva.example",
                "Kim@BÜCHER.example",
                "kim@XN--BCHER-KVA.Example.",
                "kim@bu\u0308cher.example",
                "kim@bücher。example"
            })
    void oneDomainInWhateverFormIsOne(String written) {
        assertThat(EmailAddresses.normalize(written)).contains("kim@xn--bcher-kva.example");
    }

    @Test
    void localPartIsComparedWithoutCaseAndOtherwiseAsItIsWritten() {
        assertThat(EmailAddresses.normalize("Eleni.K@example.org"))
                .isEqualTo(EmailAddresses.normalize("eleni.k@example.org"))
                .isNotEqualTo(EmailAddresses.normalize("elenik@example.org"))
                .isNotEqualTo(EmailAddresses.normalize("eleni.k+shop@example.org"));
        assertThat(EmailAddresses.normalize("jose\u0301@example.org"))
                .isEqualTo(EmailAddresses.normalize("josé@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "kim",
                "kim@",
                "@example.org",
                "kim@.",
                "kim@a..b",
                "kim@ example.org",
                "ki m@example.org",
                "ki\u200bm@example.org",
                "kim@exa mple.org",
                "kim@exam_ple.org",
                "a@b@example.org",
                "kim\u0000@example.org",
                "kim@\u200b"
            })
    void anythingElseIsNoAddress(String written) {
        assertThat(EmailAddresses.normalize(written)).isEmpty();
    }
}
