package io.amends.complaint.domain.policy;

import java.util.List;

/// The clocks that a complaint gets together.
///
/// @param name unique in the policy
/// @param clocks at least one
public record ClockPack(String name, List<ClockRule> clocks) {
    public ClockPack {
        clocks = List.copyOf(clocks);
    }
}
