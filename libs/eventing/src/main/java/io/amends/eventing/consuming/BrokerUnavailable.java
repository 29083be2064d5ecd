package io.amends.eventing.consuming;

import org.jspecify.annotations.Nullable;

/// The broker does not answer or accept events at the moment; the request can be tried again.
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
