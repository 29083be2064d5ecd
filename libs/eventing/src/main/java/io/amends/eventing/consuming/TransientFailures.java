package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.OutboxFullException;
import io.amends.eventing.kafka.BrokerUnavailable;
import io.amends.eventing.mongodb.StoreFailures;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// Distinguishes failures of the store or the broker, which stop a partition and are retried for
/// ever, from those of a single event: one that is caused by the event, and a full outbox of the
/// aggregate that it changes.
public final class TransientFailures {
    private TransientFailures() {}

    /// Whether a retry with the same event may succeed.
    public static boolean isTransient(Throwable e) {
        return StoreFailures.isTransient(e) || isOfBroker(e);
    }

    /// The full outbox, where that is what failed.
    static Optional<OutboxFullException> fullOutbox(Throwable e) {
        if (e instanceof OutboxFullException full) {
            return Optional.of(full);
        }
        var cause = e.getCause();
        return cause == null || cause == e ? Optional.empty() : fullOutbox(cause);
    }

    private static boolean isOfBroker(Throwable e) {
        return switch (e) {
            case SerializationException _, RecordTooLargeException _ -> false;
            case KafkaException _, BrokerUnavailable _ -> true;
            default -> {
                var cause = e.getCause();
                yield cause != null && cause != e && isOfBroker(cause);
            }
        };
    }
}
