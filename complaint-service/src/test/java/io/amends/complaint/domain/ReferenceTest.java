package io.amends.complaint.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final Random random = new Random(7);

    @Test
    void referenceHasEightCharactersInTwoGroups() {
        for (var i = 0; i < 1_000; i++) {
            assertThat(Reference.draw(random).text())
                    .matches("[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");
        }
    }

    @Test
    void referenceIsReadInAnySpelling() {
        for (var i = 0; i < 1_000; i++) {
            var reference = Reference.draw(random);
            var typed = reference.text().toLowerCase(Locale.ROOT).replace("-", "");
            assertThat(Reference.read(typed)).contains(reference);
            assertThat(Reference.read(" " + reference.text() + " ")).contains(reference);
            assertThat(Reference.read(typed.replace('0', 'o').replace('1', 'l')))
                    .contains(reference);
        }
    }

    @Test
    void everySingleWrongCharacterIsDetected() {
        for (var i = 0; i < 50; i++) {
            var right = Reference.draw(random).text();
            for (var at = 0; at < right.length(); at++) {
                for (var other : ALPHABET.toCharArray()) {
                    if (right.charAt(at) != '-' && other != right.charAt(at)) {
                        var wrong = right.substring(0, at) + other + right.substring(at + 1);
                        assertThat(Reference.read(wrong)).as(right + " as " + wrong).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void transposedNeighboursAreDetected() {
        for (var i = 0; i < 1_000; i++) {
            var right = Reference.draw(random).text().replace("-", "");
            for (var at = 0; at + 1 < right.length(); at++) {
                if (right.charAt(at) != right.charAt(at + 1)) {
                    var wrong =
                            right.substring(0, at)
                                    + right.charAt(at + 1)
                                    + right.charAt(at)
                                    + right.substring(at + 2);
                    assertThat(Reference.read(wrong)).as(right + " as " + wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void invalidReferenceIsNotRead() {
        for (var text : new String[] {"", "7K2M", "7K2M-94Q!", "7K2M-94QX-1", "UUUU-UUUU", "---"}) {
            assertThat(Reference.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void derivedReferenceIsStablePerSeedAndDiffersPerAttempt() {
        assertThat(Reference.derivedFrom("7K2M-94QX/0.4", 0))
                .isEqualTo(Reference.derivedFrom("7K2M-94QX/0.4", 0))
                .isNotEqualTo(Reference.derivedFrom("7K2M-94QX/0.4", 1));
        var seen = new HashSet<Reference>();
        for (var i = 0; i < 10_000; i++) {
            seen.add(Reference.derivedFrom("seed-" + i, 0));
        }
        assertThat(seen)
                .hasSizeGreaterThan(9_995)
                .allMatch(it -> Reference.read(it.text()).isPresent());
    }
}
