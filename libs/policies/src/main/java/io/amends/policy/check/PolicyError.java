package io.amends.policy.check;

/// What is wrong in a policy, and where.
///
/// @param path such as `packs.fca.clocks[1].within`; empty for the whole policy
/// @param detail one sentence for the author of the policy
public record PolicyError(String path, String detail) {
    @Override
    public String toString() {
        return path.isEmpty() ? detail : path + ": " + detail;
    }
}
