package io.amends.aggregates;

import java.util.Locale;

/// The caller has seen another version than the one that is there now. Nothing was done.
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Stored<?> current;

    Stale(Stored<?> current, long expected) {
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
    public Stored<?> current() {
        return current;
    }
}
