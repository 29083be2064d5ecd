package io.amends.eventing.consuming;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// A record as it is stored, byte for byte, to be processed later.
public final class StoredRecord {
    /// A larger value would not fit into a document. No event of this platform comes near it; only
    /// a broker with a raised limit accepts such records.
    private static final int MOST_BYTES = 8 << 20;

    private StoredRecord() {}

    /// The record as a document.
    public static BsonDocument write(ConsumerRecord<byte[], byte[]> record) {
        var headers = new BsonArray();
        for (var header : record.headers()) {
            var entry = new BsonDocument("name", new BsonString(header.key()));
            put(entry, "value", header.value());
            headers.add(entry);
        }
        var document =
                new BsonDocument("topic", new BsonString(record.topic()))
                        .append("partition", new BsonInt32(record.partition()))
                        .append("offset", new BsonInt64(record.offset()))
                        .append("timestamp", new BsonInt64(record.timestamp()))
                        .append("headers", headers);
        put(document, "key", record.key());
        if (record.serializedValueSize() > MOST_BYTES) {
            document.append("valueOmitted", new BsonInt32(record.serializedValueSize()));
        } else {
            put(document, "value", record.value());
        }
        return document;
    }

    /// The record of a document.
    ///
    /// @throws org.bson.BSONException when it cannot be read
    public static ConsumerRecord<byte[], byte[]> read(BsonDocument document) {
        Headers headers = new RecordHeaders();
        for (var entry : document.getArray("headers")) {
            var header = entry.asDocument();
            headers.add(header.getString("name").getValue(), bytes(header, "value"));
        }
        var key = bytes(document, "key");
        var value = bytes(document, "value");
        return new ConsumerRecord<>(
                document.getString("topic").getValue(),
                document.getInt32("partition").getValue(),
                document.getInt64("offset").getValue(),
                document.getInt64("timestamp").getValue(),
                TimestampType.LOG_APPEND_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static void put(BsonDocument document, String field, byte @Nullable [] bytes) {
        if (bytes != null) {
            document.append(field, new BsonBinary(bytes));
        }
    }

    private static byte @Nullable [] bytes(BsonDocument document, String field) {
        return document.containsKey(field) ? document.getBinary(field).getData() : null;
    }
}
