package io.amends.eventing.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.EventType;
import io.amends.contracts.Sequence;
import io.amends.eventing.topic.TopicNames;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final List<String> INVISIBLE =
            List.of("\u200b", "\u200d\ufeff", "\u2060\u00ad", "\u3164", " \u200b ");

    private final EventCodec codec = new EventCodec(new TopicNames(""));

    @ParameterizedTest
    @EnumSource
    void decodesEveryPublishedExampleInBinaryMode(EventType type) throws IOException {
        var record = record(type, golden(type));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", "s/0.1");
        header(record, "ce_source", "/somewhere");
        header(record, "ce_type", type.wireName());
        header(record, "ce_subject", "s");
        header(record, "ce_sequence", "0.1");
        header(record, "ce_time", "2026-03-03T09:00:00Z");
        header(record, "content-type", "application/json");

        assertThat(codec.decode(record)).isInstanceOf(DecodedRecord.Known.class);
    }

    @ParameterizedTest
    @EnumSource
    void decodesEveryPublishedExampleInStructuredMode(EventType type) throws IOException {
        var event =
                String.format(
                        Locale.ROOT,
                        """
                {"specversion": "1.0", "id": "1", "source": "/somewhere", "type": "%s",
                 "subject": "s", "sequence": "0000000000.00000000000000000001", "data": %s}""",
                        type.wireName(),
                        golden(type));
        var record = record(type, event);
        header(record, "content-type", "application/cloudevents+json");

        assertThat(codec.decode(record)).isInstanceOf(DecodedRecord.Known.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_subject, SUBJECT",
        "ce_source, SUBJECT",
        "ce_partitionkey, SUBJECT",
        "ce_sequence, SEQUENCE"
    })
    void attributeOfZeroWidthCharactersOnlyIsMissing(String attribute, DecodedRecord.Part missing)
            throws IOException {
        for (var invisible : INVISIBLE) {
            assertThat(codec.decode(withAttribute(attribute, invisible)))
                    .isInstanceOfSatisfying(
                            DecodedRecord.Unidentified.class,
                            event -> assertThat(event.missing()).isEqualTo(missing));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_specversion", "ce_time"})
    void otherAttributeOfZeroWidthCharactersOnlyIsUndecodable(String attribute) throws IOException {
        for (var invisible : INVISIBLE) {
            assertThat(codec.decode(withAttribute(attribute, invisible)))
                    .isInstanceOfSatisfying(
                            DecodedRecord.Undecodable.class,
                            bad -> assertThat(bad.detail()).contains(attribute));
        }
    }

    /// A published example in which one attribute has another value.
    private static ConsumerRecord<byte[], byte[]> withAttribute(String changed, String value)
            throws IOException {
        var type = EventType.COMPLAINT_OPENED;
        var record = record(type, golden(type));
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_id", "s/0.1");
        attributes.put("ce_source", "/somewhere");
        attributes.put("ce_type", type.wireName());
        attributes.put("ce_subject", "s");
        attributes.put("ce_sequence", "0.1");
        attributes.put("ce_time", "2026-03-03T09:00:00Z");
        attributes.put(changed, value);
        attributes.forEach((name, text) -> header(record, name, text));
        return record;
    }

    @Test
    void paddedSequencesSortAsTextInTheOrderOfEvents() {
        var sequences =
                IntStream.of(1, 2, 9, 10, 11, 99, 100, 1_000_000)
                        .boxed()
                        .flatMap(
                                seq ->
                                        IntStream.of(0, 1, 9, 10)
                                                .mapToObj(epoch -> new Sequence(epoch, seq)))
                        .sorted()
                        .toList();

        assertThat(sequences.stream().map(Sequence::padded)).isSorted();
        assertThat(sequences).allMatch(each -> Sequence.parse(each.padded()).equals(each));
        assertThat(new Sequence(0, Long.MAX_VALUE).padded()).hasSize(31);
    }

    private static ConsumerRecord<byte[], byte[]> record(EventType type, String value) {
        return new ConsumerRecord<>(
                type.topic().wireName(), 0, 0, "c-2048".getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static String golden(EventType type) throws IOException {
        try (var in =
                Objects.requireNonNull(
                        ContractEvent.class.getResourceAsStream(
                                "golden/" + type.wireName() + ".json"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
