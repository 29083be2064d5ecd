package io.amends.eventing.cloudevents;

import io.amends.contracts.Sequence;
import io.amends.contracts.Topic;
import io.amends.eventing.topic.TopicNames;
import io.amends.json.Unicode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads the attributes that identify an event: its aggregate and its number.
final class EventHeaderReader {
    private static final int LONGEST_KEY = 1_024;
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private EventHeaderReader() {}

    /// An event that cannot be identified.
    static final class Unidentified extends Exception {
        private static final long serialVersionUID = 1L;
        private final DecodedRecord.Part missing;

        Unidentified(DecodedRecord.Part missing, String detail) {
            super(detail);
            this.missing = missing;
        }

        DecodedRecord.Unidentified decoded() {
            return new DecodedRecord.Unidentified(missing, String.valueOf(getMessage()));
        }
    }

    static EventHeader read(ConsumerRecord<byte[], byte[]> record, CloudEvent event, Topic topic)
            throws Unidentified {
        var subject = event.get("subject");
        var source = event.get("source");
        var key = key(record, event, subject);
        if (subject == null
                || source == null
                || key == null
                || anyInvisible(subject, source, key)) {
            throw new Unidentified(
                    DecodedRecord.Part.SUBJECT,
                    "ce_subject, ce_source or the key is missing or cannot be read");
        }
        return new EventHeader(
                source,
                subject,
                TopicNames.isNumbered(topic) ? sequence(event) : null,
                Objects.requireNonNullElse(event.get("type"), ""),
                time(record, event),
                key,
                traceparent(event));
    }

    private static Sequence sequence(CloudEvent event) throws Unidentified {
        try {
            return Sequence.parse(Objects.requireNonNullElse(event.get("sequence"), ""));
        } catch (IllegalArgumentException e) {
            throw new Unidentified(DecodedRecord.Part.SEQUENCE, FailureDescription.of(e));
        }
    }

    /// The customer's id: the attribute, or else the record's key, or else the subject.
    private static @Nullable String key(
            ConsumerRecord<byte[], byte[]> record, CloudEvent event, @Nullable String subject) {
        if (event.malformed().contains("partitionkey")) {
            return null;
        }
        var attribute = event.get("partitionkey");
        if (attribute != null) {
            return attribute;
        }
        if (record.key() == null) {
            return subject;
        }
        var key = StrictText.decode(record.key());
        return key != null && key.length() <= LONGEST_KEY && StrictText.isIdentifier(key)
                ? key
                : null;
    }

    private static boolean anyInvisible(String... texts) {
        return !Arrays.stream(texts).allMatch(Unicode::isVisible);
    }

    /// When it was recorded; where that cannot be read, the record's timestamp at the broker.
    private static Instant time(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
        var text = event.get("time");
        var time = text == null ? null : Rfc3339.parse(text);
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : time;
    }

    private static @Nullable String traceparent(CloudEvent event) {
        var text = event.get("traceparent");
        return text != null && TRACEPARENT.matcher(text).matches() ? text : null;
    }
}
