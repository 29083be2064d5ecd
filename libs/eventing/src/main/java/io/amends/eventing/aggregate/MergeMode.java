package io.amends.eventing.aggregate;

/// When a [ShadowCollection] is merged with the collection in use, and what becomes of aggregates
/// whose events are no longer complete.
public enum MergeMode {
    /// While the collection in use still changes.
    PREPARATION,
    /// Right before the swap: an aggregate whose events are no longer complete stays as it is.
    FINAL,
    /// The same, but such an aggregate, too, is replaced by what the remaining events yield, where
    /// there are any.
    FINAL_ACCEPTING_LOSS
}
