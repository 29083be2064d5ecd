package io.amends.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '- one\n- two'       | line 1, column 1: should be keys with values
                    ''                    | line 1, column 1: the policy is empty
                    'a: [1'               | line 1, column 6: is not YAML
                    'a: 1\\nb: 2\\na: 3'  | line 3, column 1, a: stands here for the second time
                    'a: &x 1\\nb: *x'     | line 1, column 4, a: anchors and aliases
                    'a: b: c'             | line 1, column 5: is not YAML
                    '{[a]: 1}'            | line 1, column 2: has a key that is not a single word
                    """)
    void textThatIsNoPolicyIsRefusedWithItsPosition(String text, String message) {
        assertThatThrownBy(() -> PolicyDocument.parse(text.replace("\\n", "\n")))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void textOfManyAliasesIsRefusedWithoutExpandingThem() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertThatThrownBy(() -> PolicyDocument.parse(bomb.toString()))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("anchors and aliases");
    }

    @Test
    void textOfTooManyLevelsIsRefused() {
        assertThatThrownBy(() -> PolicyDocument.parse("[".repeat(10_000)))
                .isInstanceOf(InvalidPolicyException.class);
    }

    @Test
    void problemStandsAtTheNearestValueThatIsThere() {
        var document = PolicyDocument.parse("a:\n  b:\n    - {c: 1}\n");

        assertThat(document.problem("a.b[0].c", "x").at()).isEqualTo(new Position(3, 11));
        assertThat(document.problem("a.b[0].d", "x").at()).isEqualTo(new Position(3, 7));
        assertThat(document.problem("a.b[7].d", "x").at()).isEqualTo(new Position(3, 5));
        assertThat(document.problem("z", "x").at()).isEqualTo(new Position(1, 1));
    }
}
