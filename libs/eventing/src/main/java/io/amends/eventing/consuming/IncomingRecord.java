package io.amends.eventing.consuming;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record with what it turned out to be.
record IncomingRecord(ConsumerRecord<byte[], byte[]> raw, DecodedRecord decoded) {

    /// The aggregate it happened to, as one word; null where nobody can tell.
    @Nullable Subject subject() {
        var header = decoded.header();
        return header == null || header.sequence() == null ? null : Subject.of(header);
    }

    /// A stranger's aggregate, followed by its numbers.
    record Subject(String source, String id) {
        static Subject of(EventHeader header) {
            return new Subject(header.source(), header.subject());
        }
    }
}
