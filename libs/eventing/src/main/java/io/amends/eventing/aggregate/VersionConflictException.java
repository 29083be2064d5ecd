package io.amends.eventing.aggregate;

import java.util.Locale;

/// The caller expects another version than the current one. Nothing was written.
public final class VersionConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoredAggregate<?> current;

    /// @param expected the version that the caller has seen
    public VersionConflictException(StoredAggregate<?> current, long expected) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s has version %d, not %d: read it again",
                        current.id(),
                        current.version(),
                        expected));
        this.current = current;
    }

    /// The aggregate as it is now.
    public StoredAggregate<?> current() {
        return current;
    }
}
