package io.amends.eventing.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.amends.contracts.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private static final EventNames<Step> STEPS =
            EventNames.of(Step.class, Map.of("walk", Step.Walk.class, "ride", Step.Ride.class));

    @Test
    void recordsAreDecodedAsEncoded() {
        var registry = Codecs.registry(Codecs.sealed(Step.class, STEPS, Codecs.registry()));
        var state =
                new State(
                        "x",
                        null,
                        Kind.SECOND,
                        Instant.parse("2026-11-23T09:00:00.123Z"),
                        LocalDate.parse("2026-11-23"),
                        Duration.ofMinutes(90),
                        new Money(new BigDecimal("12.50"), "EUR"),
                        List.of(new Step.Walk(3), new Step.Ride("bus")),
                        Set.of("a"),
                        Map.of("k", 7L));

        var bson = Codecs.encode(state, State.class, registry);

        assertThat(Codecs.decode(bson, State.class, registry)).isEqualTo(state);
        assertThat(bson).doesNotContainKey("note");
        assertThat(bson.getArray("steps").getFirst().asDocument().getString("type").getValue())
                .isEqualTo("walk");
        assertThat(bson.getDateTime("at").getValue()).isEqualTo(state.at().toEpochMilli());
    }

    @Test
    void removedFieldsAreIgnored() {
        var old =
                new BsonDocument("metres", new BsonInt32(3))
                        .append("shoes", new BsonString("brown"));

        var walk =
                Codecs.decode(
                        new RawBsonDocument(old, new BsonDocumentCodec()),
                        Step.Walk.class,
                        Codecs.registry());

        assertThat(walk).isEqualTo(new Step.Walk(3));
    }

    @Test
    void eventNamesRequireEveryPermittedRecord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventNames.of(Step.class, Map.of("walk", Step.Walk.class)))
                .withMessageContaining("Ride");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STEPS.typeOf("swim"))
                .withMessageContaining("swim");
    }

    public enum Kind {
        FIRST,
        SECOND
    }

    public sealed interface Step {
        record Walk(int metres) implements Step {}

        record Ride(String with) implements Step {}
    }

    public record State(
            String id,
            @Nullable String note,
            Kind kind,
            Instant at,
            LocalDate day,
            Duration length,
            Money money,
            List<Step> steps,
            Set<String> tags,
            Map<String, Long> counts) {}
}
