package io.amends.embedded.mongo.engine;

/// Called when the durability of a write is known.
@FunctionalInterface
public interface DurabilityCallback {

    /// @param durable whether it is on disk; if not, it is unknown whether it ever will be
    void known(boolean durable);
}
