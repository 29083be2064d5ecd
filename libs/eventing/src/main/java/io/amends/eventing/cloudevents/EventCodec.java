package io.amends.eventing.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.EventType;
import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.OutboxEntry;
import io.amends.eventing.topic.TopicNames;
import io.amends.json.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// CloudEvents 1.0.2 over Kafka: written in binary mode (attributes in headers `ce_…`, data as JSON
/// in the value, the customer's id as the key), read in binary and in structured mode.
public final class EventCodec {
    private final TopicNames names;

    /// A codec for topics of these names.
    public EventCodec(TopicNames names) {
        this.names = names;
    }

    /// The record of an event.
    public ProducerRecord<byte[], byte[]> encode(OutboxEntry waiting) {
        var envelope = waiting.envelope();
        var topic = names.of(EventType.of(waiting.event()).topic());
        var value = Json.mapper().writeValueAsBytes(waiting.event());
        var record = new ProducerRecord<>(topic, envelope.partitionKey().getBytes(UTF_8), value);
        var headers = record.headers();
        add(headers, "ce_specversion", EnvelopeValidation.SPEC_VERSION);
        add(headers, "ce_id", envelope.id());
        add(headers, "ce_source", envelope.source());
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_subject", envelope.subject());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_sequence", envelope.sequence().padded());
        add(headers, "ce_partitionkey", envelope.partitionKey());
        if (envelope.traceparent() != null) {
            add(headers, "ce_traceparent", envelope.traceparent());
        }
        add(headers, "content-type", EnvelopeValidation.JSON);
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    /// Decodes a record strictly by the published contract. Never throws because of its content.
    public DecodedRecord decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return decode(record, CloudEvent.of(record, StrictJson.MAPPER));
        } catch (EventHeaderReader.Unidentified e) {
            return e.decoded();
        } catch (CloudEvent.Unreadable e) {
            return new DecodedRecord.Unidentified(
                    DecodedRecord.Part.ENVELOPE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new DecodedRecord.Unidentified(
                    DecodedRecord.Part.ENVELOPE, FailureDescription.of(e));
        }
    }

    private DecodedRecord decode(ConsumerRecord<byte[], byte[]> record, CloudEvent event)
            throws EventHeaderReader.Unidentified {
        var topic = names.topic(record.topic());
        var header = EventHeaderReader.read(record, event, topic);
        try {
            EnvelopeValidation.require(event, topic, header.source());
            return decode(event, header, topic);
        } catch (PoisonEventException e) {
            return new DecodedRecord.Undecodable(header, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new DecodedRecord.Undecodable(header, FailureDescription.of(e));
        }
    }

    private static DecodedRecord decode(CloudEvent event, EventHeader header, Topic topic) {
        var type = EventType.named(header.type());
        if (type.isEmpty()) {
            return new DecodedRecord.Unknown(header);
        }
        if (type.get().topic() != topic) {
            throw new PoisonEventException(
                    header.type() + " travels on " + type.get().topic().wireName() + " only");
        }
        var data = EventDataReader.read(event, type.get());
        return new DecodedRecord.Known(header, header.with(data));
    }
}
