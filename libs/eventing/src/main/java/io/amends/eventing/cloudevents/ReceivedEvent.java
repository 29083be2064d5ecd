package io.amends.eventing.cloudevents;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it was received.
///
/// @param source the publishing service, such as `/complaint-service`
/// @param subject the aggregate it belongs to
/// @param sequence its number within that aggregate; null only on topics without numbers
/// @param type the wire name
/// @param time when the source recorded it
/// @param key the customer's id
/// @param traceparent the trace it belongs to
/// @param event what happened
public record ReceivedEvent(
        String source,
        String subject,
        @Nullable Sequence sequence,
        String type,
        Instant time,
        String key,
        @Nullable String traceparent,
        ContractEvent event) {

    /// The event's id, the same however often it is delivered.
    public String id() {
        return source + "/" + subject + "/" + sequence;
    }
}
