package io.amends.eventing.cloudevents;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event's metadata, as far as it could be read.
///
/// @param sequence null where the topic has no numbers
public record EventHeader(
        String source,
        String subject,
        @Nullable Sequence sequence,
        String type,
        Instant time,
        String key,
        @Nullable String traceparent) {

    ReceivedEvent with(ContractEvent event) {
        return new ReceivedEvent(source, subject, sequence, type, time, key, traceparent, event);
    }
}
