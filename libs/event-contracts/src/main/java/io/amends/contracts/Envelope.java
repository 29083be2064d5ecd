package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event's metadata: the attributes of CloudEvents 1.0.2, sent in headers named `ce_…`.
///
/// @param source the publishing service, as `/complaint-service`
/// @param subject the aggregate: a complaint's reference or a customer's id
/// @param sequence the event's number within the aggregate
/// @param type the wire name; a string, so that unknown types can be ignored
/// @param time when the platform recorded it
/// @param partitionKey the customer's id
/// @param traceparent the W3C trace context of the request that caused it
public record Envelope(
        String source,
        String subject,
        Sequence sequence,
        String type,
        Instant time,
        String partitionKey,
        @Nullable String traceparent) {

    /// The event's own id: `<subject>/<epoch>.<seq>`, unique together with the source.
    public String id() {
        return subject + "/" + sequence;
    }
}
