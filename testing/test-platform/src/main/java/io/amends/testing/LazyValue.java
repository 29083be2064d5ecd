package io.amends.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is created on first use, by one thread while the others wait. A failure is not
/// cached: the next caller tries again, and gets the cause itself.
final class LazyValue<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    LazyValue(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        var made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
