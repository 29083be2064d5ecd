package io.amends.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractValuesTest {

    @Test
    void moneyHasAsManyDecimalsAsItsCurrency() {
        assertThat(new Money(new BigDecimal("12.5"), "EUR").amount()).hasToString("12.50");
        assertThat(new Money(new BigDecimal("12.50"), "EUR").minorUnits()).isEqualTo(1250);
        assertThat(new Money(new BigDecimal("1200"), "JPY").minorUnits()).isEqualTo(1200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(new BigDecimal("0.005"), "EUR"))
                .withMessageContaining("2 decimals");
    }

    @Test
    void invalidMoneyIsRefusedWithReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(new BigDecimal("-1"), "EUR"))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(BigDecimal.ONE, "euro"))
                .withMessageContaining("ISO 4217");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(new BigDecimal("1e13"), "EUR"));
    }

    @Test
    void sequencesAreOrderedByEpochThenNumber() {
        var sorted = Stream.of("1.1", "0.10", "0.9").map(Sequence::parse).sorted().toList();

        assertThat(sorted).extracting(Sequence::toString).containsExactly("0.9", "0.10", "1.1");
    }

    @Test
    void malformedSequenceIsRefused() {
        for (var text : new String[] {"", "1", "0.0", "-1.1", "a.b", "0.1.2"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Sequence.parse(text));
        }
    }

    @Test
    void answersOutsideScaleAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new FollowupContract.Answered(
                                        "f",
                                        "7K2M-94QX",
                                        "c",
                                        Instant.EPOCH,
                                        1,
                                        true,
                                        6,
                                        null,
                                        null,
                                        null,
                                        null))
                .withMessage("csat is 6, but must be from 1 to 5");
    }

    @Test
    void everyTypeIsOnTheTopicOfItsWireName() {
        for (var type : EventType.values()) {
            var family = type.wireName().split("\\.")[1];
            var topic =
                    switch (family) {
                        // Events of all customers' scores share the topic with events of one.
                        case "scores" -> "customers";
                        case "policy" -> "policies";
                        default -> family + "s";
                    };
            assertThat(type.topic().wireName()).isEqualTo("amends." + topic);
            assertThat(EventType.named(type.wireName())).contains(type);
        }
    }
}
