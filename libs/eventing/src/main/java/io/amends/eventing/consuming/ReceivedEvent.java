package io.amends.eventing.consuming;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it came in.
///
/// @param source who says so, such as `/complaint-service`
/// @param subject the aggregate it happened to
/// @param sequence its place in that aggregate's life; null only on topics without numbers
/// @param type the wire name
/// @param time when it was recorded there
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

    /// The event's id, the same however often it comes.
    public String id() {
        return source + "/" + subject + "/" + sequence;
    }
}
