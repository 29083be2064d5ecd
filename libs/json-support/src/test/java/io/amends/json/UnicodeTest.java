package io.amends.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "f08080af",
                "eda080",
                "f4908080",
                "c3",
                "ff",
                "80"
            })
    void decodedBytesThatAreNotUtf8AreNotWellFormed(String hex) {
        assertThat(Unicode.isWellFormed(Unicode.decode(HexFormat.of().parseHex("61" + hex + "62"))))
                .isFalse();
    }

    @Test
    void utf8IsDecodedToText() {
        var text = "Grüße, 你好, \ud83d\ude00";

        assertThat(Unicode.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(Unicode.isWellFormed(text)).isTrue();
        assertThat(Unicode.repaired(text)).isSameAs(text);
    }

    @Test
    void nulAndUnpairedSurrogatesAreNotWellFormed() {
        assertThat(Unicode.isWellFormed("a\0b")).isFalse();
        assertThat(Unicode.isWellFormed("a\ud800")).isFalse();
        assertThat(Unicode.isWellFormed("\udc00a")).isFalse();
        assertThat(Unicode.repaired("a\ud800b")).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b\u200d",
                "\ufeff",
                "\u00a0\u2003",
                "\u3164",
                "\u034f\u0301",
                "\u2800",
                "\u202e\t\n"
            })
    void textOfInvisibleCharactersIsNotVisible(String text) {
        assertThat(Unicode.isVisible(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\u200bx", "你", "\ud83d\ude00", "१"})
    void textWithALetterSignOrSymbolIsVisible(String text) {
        assertThat(Unicode.isVisible(text)).isTrue();
    }
}
