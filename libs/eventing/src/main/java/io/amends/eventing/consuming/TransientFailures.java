package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.OutboxFullException;
import io.amends.eventing.aggregate.StoreFailures;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// Tells trouble of the store or the broker, which says nothing about an event and is tried again
/// for ever, from what an event itself is to blame for.
final class TransientFailures {
    private TransientFailures() {}

    /// Whether the same may work later, with the same event.
    static boolean isTransient(Throwable e) {
        return StoreFailures.isTransient(e) || isOfBrokerOrLoad(e);
    }

    private static boolean isOfBrokerOrLoad(Throwable e) {
        return switch (e) {
            case SerializationException _, RecordTooLargeException _ -> false;
            case OutboxFullException _, KafkaException _ -> true;
            default -> {
                var cause = e.getCause();
                yield cause != null && cause != e && isOfBrokerOrLoad(cause);
            }
        };
    }
}
