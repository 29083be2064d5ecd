package io.amends.eventing.aggregate;

import java.util.Locale;

/// A command would have made an event larger than allowed. Nothing was written.
public final class EventTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventTooLargeException(String name, int bytes, int limit) {
        super(
                String.format(
                        Locale.ROOT,
                        "the event '%s' has %d bytes, but may have %d",
                        name,
                        bytes,
                        limit));
    }
}
