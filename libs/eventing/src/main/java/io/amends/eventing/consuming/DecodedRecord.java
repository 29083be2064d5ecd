package io.amends.eventing.consuming;

import org.jspecify.annotations.Nullable;

/// The result of decoding a record.
sealed interface DecodedRecord {

    /// Its metadata; null where its aggregate cannot be determined.
    @Nullable EventHeader header();

    /// An event of a known type.
    record Known(EventHeader header, ReceivedEvent received) implements DecodedRecord {}

    /// An event of a type that the current code does not know.
    record Unknown(EventHeader header) implements DecodedRecord {}

    /// An event whose data cannot be read. The later events of its aggregate wait.
    record Undecodable(EventHeader header, String detail) implements DecodedRecord {}

    /// A record whose aggregate or number cannot be read. It blocks nothing.
    record Nameless(DeadLetter.Reason reason, String detail) implements DecodedRecord {
        @Override
        public @Nullable EventHeader header() {
            return null;
        }
    }
}
