package io.amends.eventing.consuming;

import java.time.Instant;
import java.util.List;

/// What a customer's tickets went through, line by line: a document derived from others' events
/// that now and then makes something known itself.
public record Diary(String customerId, List<String> lines) {

    /// What the diary makes known.
    public sealed interface Event {
        record PageFilled(int lines, Instant at) implements Event {}
    }

    /// Nobody commands a diary.
    public sealed interface Command {
        record None() implements Command {}
    }
}
