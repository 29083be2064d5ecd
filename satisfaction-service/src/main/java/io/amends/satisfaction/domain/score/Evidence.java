package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.EventRef;
import java.util.List;

/// The events that contribute to a term.
///
/// @param newest the newest ten, newest first
/// @param more how many further ones there are
public record Evidence(List<EventRef> newest, int more) {

    /// No events.
    public static final Evidence NONE = new Evidence(List.of(), 0);

    /// Interactions.
    ///
    /// @param newest the ids of the newest ten
    /// @param all how many there are
    static Evidence ofInteractions(List<String> newest, int all) {
        return new Evidence(
                newest.stream().map(EventRef::interaction).toList(),
                Math.max(0, all - newest.size()));
    }

    public Evidence {
        newest = List.copyOf(newest);
    }
}
