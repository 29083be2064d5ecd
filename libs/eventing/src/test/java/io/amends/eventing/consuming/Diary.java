package io.amends.eventing.consuming;

import java.time.Instant;
import java.util.List;

/// The history of a customer's tickets, line by line: an aggregate derived from other services'
/// events that sometimes publishes one itself.
public record Diary(String customerId, List<String> lines) {

    /// The events of a diary.
    public sealed interface Event {
        record PageFilled(int lines, Instant at) implements Event {}
    }
}
