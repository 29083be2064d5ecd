package io.amends.contracts;

import org.jspecify.annotations.Nullable;

/// The three questions of the customer satisfaction index (Fornell 1992), each 1 to 10.
///
/// @param overall overall satisfaction
/// @param expectation how well it met what was expected
/// @param ideal how close it comes to the ideal
public record SatisfactionIndex(
        @Nullable Integer overall, @Nullable Integer expectation, @Nullable Integer ideal) {
    public SatisfactionIndex {
        Ranges.within("overall", overall, 1, 10);
        Ranges.within("expectation", expectation, 1, 10);
        Ranges.within("ideal", ideal, 1, 10);
    }
}
