package io.amends.aggregates.messaging;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.amends.aggregates.Overloaded;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// Tells trouble of the store or the broker, which says nothing about an event and is tried again
/// for ever, from what an event itself is to blame for.
final class Trouble {

    /// What the store answers when a document, and not the store, is the reason: bad values, fields
    /// that do not fit, documents that are too large.
    private static final Set<Integer> OF_THE_DOCUMENT =
            Set.of(
                    2, 9, 14, 16, 22, 28, 40, 52, 53, 54, 55, 56, 57, 66, 121, 10334, 17280, 17419,
                    17420);

    private Trouble() {}

    /// Whether the same may work later, with the same event.
    static boolean isTransient(Throwable e) {
        return switch (e) {
            case MongoWriteException write -> !OF_THE_DOCUMENT.contains(write.getCode());
            case MongoBulkWriteException bulk -> isTransient(bulk);
            case MongoException other -> !OF_THE_DOCUMENT.contains(other.getCode());
            case SerializationException _, RecordTooLargeException _ -> false;
            case Overloaded _, KafkaException _ -> true;
            default -> {
                var cause = e.getCause();
                yield cause != null && cause != e && isTransient(cause);
            }
        };
    }

    private static boolean isTransient(MongoBulkWriteException bulk) {
        return bulk.getWriteConcernError() != null
                || bulk.getWriteErrors().stream()
                        .noneMatch(error -> OF_THE_DOCUMENT.contains(error.getCode()));
    }
}
