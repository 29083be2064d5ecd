package io.amends.eventing.kafka;

import org.jspecify.annotations.Nullable;

/// The broker does not answer or accept events at the moment; the request can be tried again.
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param sentence what the broker does not do
    public BrokerUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
