package io.amends.satisfaction.domain.score;

import java.util.List;

/// The events behind a term.
///
/// @param newest the ids of the newest ten, newest first
/// @param more how many there are besides
public record Evidence(List<String> newest, int more) {

    /// No event is behind it.
    public static final Evidence NONE = new Evidence(List.of(), 0);

    public Evidence {
        newest = List.copyOf(newest);
    }
}
