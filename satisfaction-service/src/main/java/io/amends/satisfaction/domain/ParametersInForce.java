package io.amends.satisfaction.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The version of the parameters that is in force.
///
/// @param version its name
public record ParametersInForce(String version) {

    /// Activates a version.
    public record Choose(String version) {}

    /// The published event.
    public sealed interface Event {}

    /// Scores are computed with another version from now on.
    ///
    /// @param previous null for the first choice
    public record Chosen(String version, @Nullable String previous) implements Event {}

    /// Decides a choice; choosing the version in force changes nothing.
    ///
    /// @param before null before the first choice
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
