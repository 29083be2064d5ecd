package io.amends.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong in a policy. [#at(String)] is the same collector seen from one
/// level deeper.
public final class PolicyErrors {
    private final String path;
    private final List<PolicyError> found;

    /// An empty collector for a whole policy.
    public PolicyErrors() {
        this("", new ArrayList<>());
    }

    private PolicyErrors(String path, List<PolicyError> found) {
        this.path = path;
        this.found = found;
    }

    /// Seen from inside the value of `key`.
    public PolicyErrors at(String key) {
        return new PolicyErrors(path.isEmpty() ? key : path + "." + key, found);
    }

    /// Seen from inside the element at `index`, counted from 0.
    public PolicyErrors at(int index) {
        return new PolicyErrors(path + "[" + index + "]", found);
    }

    /// Reports the value that this collector stands at.
    public void add(String detail) {
        found.add(new PolicyError(path, detail));
    }

    /// Reports the value, unless `fine`.
    ///
    /// @return `fine`
    public boolean check(boolean fine, String detail) {
        if (!fine) {
            add(detail);
        }
        return fine;
    }

    /// Reports a value that is missing.
    ///
    /// @return whether it is there
    public boolean required(@Nullable Object value) {
        return check(value != null, "is required");
    }

    /// Everything reported so far, by all views of this collector.
    public List<PolicyError> found() {
        return List.copyOf(found);
    }

    /// Whether nothing was reported.
    public boolean isEmpty() {
        return found.isEmpty();
    }
}
