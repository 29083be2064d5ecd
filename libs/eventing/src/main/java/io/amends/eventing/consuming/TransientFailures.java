package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.OutboxFullException;
import io.amends.eventing.aggregate.StoreFailures;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// Distinguishes failures of the store or the broker, which are retried for ever, from failures
/// caused by an event.
final class TransientFailures {
    private TransientFailures() {}

    /// Whether a retry with the same event may succeed.
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
