package io.amends.eventing.consuming;

import org.jspecify.annotations.Nullable;

/// What a record turned out to be.
sealed interface DecodedRecord {

    /// What stands around it; null where nobody can tell whose it is.
    @Nullable EventHeader header();

    /// An event that today's code knows.
    record Known(EventHeader header, ReceivedEvent received) implements DecodedRecord {}

    /// An event of tomorrow.
    record Unknown(EventHeader header) implements DecodedRecord {}

    /// An event whose data cannot be read. Its aggregate waits behind it.
    record Undecodable(EventHeader header, String detail) implements DecodedRecord {}

    /// A record of which not even the aggregate, or its number, can be read. It blocks nothing.
    record Nameless(DeadLetter.Reason reason, String detail) implements DecodedRecord {
        @Override
        public @Nullable EventHeader header() {
            return null;
        }
    }
}
