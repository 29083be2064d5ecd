package io.amends.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPolicyTest {

    @Test
    void jsonSaysTheSameAsYaml() {
        var json = PolicyDocument.parse("{\n\t\"a\": {\"b\": [1, true, \"08:00\", null]}\n}");

        assertThat(json.asMap())
                .isEqualTo(PolicyDocument.parse("a: {b: [1, true, 08:00, null]}").asMap());
        assertThat(json.problem("a.b[2]", "x").at()).isEqualTo(new Position(2, 23));
    }

    @Test
    void yamlThatBeginsWithBraceIsRead() {
        assertThat(PolicyDocument.parse("{a: b}").asMap()).containsEntry("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'a: 1'              | line 1, column 1: is not valid JSON from here on, or is nested too deeply
                    '{"a": 1} x'        | line 1, column 10: is not valid JSON from here on, or is nested too deeply
                    '{"a": 1, "a": 2}'  | line 1, column 10, a: stands here for the second time
                    '{"a": '            | line 1, column 7: is not valid JSON from here on, or is nested too deeply
                    '[]'                | line 1, column 1: should be keys with values
                    ''                  | line 1, column 1: is not valid JSON from here on, or is nested too deeply
                    """)
    void textThatIsNoJsonPolicyIsRefusedWithItsPosition(String text, String message) {
        assertThatThrownBy(() -> PolicyDocument.parseJson(text))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage(message);
    }

    @Test
    void textOfTooManyLevelsIsRefused() {
        assertThatThrownBy(() -> PolicyDocument.parseJson("{\"a\": " + "[".repeat(5_000)))
                .isInstanceOf(InvalidPolicyException.class);
    }

    @Test
    void textWhoseJsonIsTooLongIsRefused() {
        assertThatThrownBy(() -> PolicyDocument.parse("a: [" + "b,".repeat(20_000) + "b]"))
                .hasMessageContaining("is longer than 48000 bytes");
    }
}
