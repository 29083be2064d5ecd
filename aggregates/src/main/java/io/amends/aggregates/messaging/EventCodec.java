package io.amends.aggregates.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.aggregates.Waiting;
import io.amends.aggregates.json.Json;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.EventType;
import io.amends.contracts.Sequence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// CloudEvents 1.0.2 over Kafka in binary mode: attributes in headers `ce_…`, data as JSON in the
/// value, the customer's id as the key.
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    private final TopicNames names;

    /// A codec for topics of these names.
    public EventCodec(TopicNames names) {
        this.names = names;
    }

    /// The record of an event.
    public ProducerRecord<byte[], byte[]> encode(Waiting waiting) {
        var envelope = waiting.envelope();
        var topic = names.of(EventType.of(waiting.event()).topic());
        var value = Json.mapper().writeValueAsBytes(waiting.event());
        var record = new ProducerRecord<>(topic, envelope.partitionKey().getBytes(UTF_8), value);
        var headers = record.headers();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", envelope.id());
        add(headers, "ce_source", envelope.source());
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_sequence", envelope.sequence().toString());
        add(headers, "ce_partitionkey", envelope.partitionKey());
        if (envelope.traceparent() != null) {
            add(headers, "ce_traceparent", envelope.traceparent());
        }
        add(headers, "content-type", JSON);
        return record;
    }

    /// What a record is. Never throws for what stands in the record.
    Decoded decode(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var subject = text(headers, "ce_subject");
        var source = text(headers, "ce_source");
        if (subject == null || subject.isBlank() || source == null || source.isBlank()) {
            return new Decoded.Nameless(
                    DeadLetter.Reason.NO_SUBJECT, "ce_subject or ce_source is missing");
        }
        var numbered = TopicNames.isNumbered(names.topic(record.topic()));
        Sequence sequence = null;
        if (numbered) {
            try {
                sequence =
                        Sequence.parse(
                                Optional.ofNullable(text(headers, "ce_sequence")).orElse(""));
            } catch (IllegalArgumentException e) {
                return new Decoded.Nameless(DeadLetter.Reason.NO_SEQUENCE, describe(e));
            }
        }
        return decode(record, header(record, source, subject, sequence));
    }

    private static Decoded decode(ConsumerRecord<byte[], byte[]> record, Header header) {
        var type = EventType.named(header.type());
        if (type.isEmpty()) {
            return header.type().isBlank()
                    ? new Decoded.Undecodable(header, "ce_type is missing")
                    : new Decoded.Unknown(header);
        }
        try {
            ContractEvent event =
                    Json.mapper()
                            .readValue(
                                    record.value() == null ? new byte[0] : record.value(),
                                    type.get().recordType());
            return event == null
                    ? new Decoded.Undecodable(header, "the value is null")
                    : new Decoded.Known(header, header.with(event));
        } catch (JacksonException e) {
            return new Decoded.Undecodable(header, describe(e));
        }
    }

    private static Header header(
            ConsumerRecord<byte[], byte[]> record,
            String source,
            String subject,
            @Nullable Sequence sequence) {
        var headers = record.headers();
        var key = text(headers, "ce_partitionkey");
        var ownKey = record.key() == null ? subject : new String(record.key(), UTF_8);
        return new Header(
                source,
                subject,
                sequence,
                Optional.ofNullable(text(headers, "ce_type")).orElse(""),
                time(record),
                key == null ? ownKey : key,
                text(headers, "ce_traceparent"));
    }

    /// When it was recorded; where that cannot be read, when the broker took it in.
    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        var text = text(record.headers(), "ce_time");
        try {
            return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    static String describe(Exception e) {
        var message = String.valueOf(e.getMessage());
        var line = message.lines().findFirst().orElse("");
        return e.getClass().getSimpleName()
                + ": "
                + line.substring(0, Math.min(300, line.length()));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
