package io.amends.aggregates.messaging;

import org.jspecify.annotations.Nullable;

/// What a record turned out to be.
sealed interface Decoded {

    /// What stands around it; null where nobody can tell whose it is.
    @Nullable Header header();

    /// An event that today's code knows.
    record Known(Header header, Received received) implements Decoded {}

    /// An event of tomorrow.
    record Unknown(Header header) implements Decoded {}

    /// An event whose data cannot be read. Its aggregate waits behind it.
    record Undecodable(Header header, String detail) implements Decoded {}

    /// A record of which not even the aggregate, or its number, can be read. It blocks nothing.
    record Nameless(DeadLetter.Reason reason, String detail) implements Decoded {
        @Override
        public @Nullable Header header() {
            return null;
        }
    }
}
