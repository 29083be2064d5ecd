package io.amends.embedded.mongo.engine;

/// Told what became of a write.
@FunctionalInterface
public interface DurabilityCallback {

    /// @param durable whether it is on disk; if not, nobody knows whether it ever will be
    void known(boolean durable);
}
