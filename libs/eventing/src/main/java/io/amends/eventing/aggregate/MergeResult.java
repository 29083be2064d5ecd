package io.amends.eventing.aggregate;

import java.util.List;

/// The result of a merge.
///
/// @param same aggregates whose state is unchanged
/// @param repaired aggregates whose state differs
/// @param added aggregates that the collection in use does not have
/// @param kept how many stay as they are, since the topics no longer hold all events that the state
///   in use was made of
/// @param keptIds the first ten of them
/// @param reduced how many were replaced by a state made of the remaining events only
/// @param reducedIds the first ten of them
/// @param unreadable how many stay as they are, since fields outside of their state are damaged
/// @param unreadableIds the first ten of them
public record MergeResult(
        long same,
        long repaired,
        long added,
        long kept,
        List<String> keptIds,
        long reduced,
        List<String> reducedIds,
        long unreadable,
        List<String> unreadableIds) {
    /// Nothing was merged.
    public static final MergeResult NOTHING =
            new MergeResult(0, 0, 0, 0, List.of(), 0, List.of(), 0, List.of());
}
