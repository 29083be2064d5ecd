package io.amends.eventing.consuming;

import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.EventHeader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record with its decoded form.
public record IncomingRecord(ConsumerRecord<byte[], byte[]> raw, DecodedRecord decoded) {

    /// The event's aggregate; null where it cannot be determined.
    public @Nullable Subject subject() {
        var header = decoded.header();
        return header == null || header.sequence() == null ? null : Subject.of(header);
    }

    /// An aggregate of another service, whose events are numbered.
    public record Subject(String source, String id) {
        static Subject of(EventHeader header) {
            return new Subject(header.source(), header.subject());
        }
    }
}
