package io.amends.satisfaction.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which version of the parameters is in force.
///
/// @param version its name
public record ParametersInForce(String version) {

    /// Puts a version in force.
    public record Choose(String version) {}

    /// What others are to know of it.
    public sealed interface Event {}

    /// Scores are computed with another version from now on.
    ///
    /// @param previous null for the first one that was chosen
    public record Chosen(String version, @Nullable String previous) implements Event {}

    /// Decides a choice; choosing what is in force already changes nothing.
    ///
    /// @param before null while nothing was ever chosen
    public static List<Event> decide(@Nullable ParametersInForce before, Choose choice) {
        var previous = before == null ? null : before.version();
        return choice.version().equals(previous)
                ? List.of()
                : List.of(new Chosen(choice.version(), previous));
    }

    /// The state after an event.
    public static ParametersInForce after(Event event) {
        return switch (event) {
            case Chosen chosen -> new ParametersInForce(chosen.version());
        };
    }
}
