package io.amends.eventing.aggregate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of events of the history, to be sent again.
///
/// @param events those that were asked for, in order for each aggregate
/// @param unreadable ids of events that were asked for and cannot be read, as `7K2M-94QX/0.3`
/// @param last where the page ended; null after the last event
public record HistoryPage(
        List<OutboxEntry> events, List<String> unreadable, @Nullable String last) {
    public HistoryPage {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }
}
