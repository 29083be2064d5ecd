package io.amends.eventing.cloudevents;

import org.jspecify.annotations.Nullable;

/// The result of decoding a record.
public sealed interface DecodedRecord {

    /// Its metadata; null where its aggregate cannot be determined.
    @Nullable EventHeader header();

    /// An event of a known type.
    record Known(EventHeader header, ReceivedEvent received) implements DecodedRecord {}

    /// An event of a type that the current code does not know.
    record Unknown(EventHeader header) implements DecodedRecord {}

    /// An event whose data cannot be read. The later events of its aggregate wait.
    record Undecodable(EventHeader header, String detail) implements DecodedRecord {}

    /// A record whose aggregate or number cannot be read. It blocks nothing.
    ///
    /// @param missing what of it could not be determined first
    record Unidentified(Part missing, String detail) implements DecodedRecord {
        @Override
        public @Nullable EventHeader header() {
            return null;
        }
    }

    /// A part of a record that identifies its event.
    enum Part {
        /// The attributes of a CloudEvent.
        ENVELOPE,
        /// The aggregate.
        SUBJECT,
        /// The number within the aggregate.
        SEQUENCE
    }
}
