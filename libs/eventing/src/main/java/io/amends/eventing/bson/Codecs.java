package io.amends.eventing.bson;

import com.mongodb.MongoClientSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/// Codecs for states and events: records, enums by name, instants and dates, decimals, durations,
/// lists, sets and maps of them. Records must be public. A component that is null is left out and
/// is read as null, and has to be `@Nullable`: a document that lacks another one is refused when it
/// is read. A field that the record no longer has is ignored.
public final class Codecs {
    private static final Codec<Duration> DURATION =
            new TextCodec<>(Duration.class, Duration::toString, Duration::parse);

    private Codecs() {}

    /// The registry, with the service's own codecs before all others.
    ///
    /// @param own such as [#sealed] for a sealed interface within a state, or [#text]
    public static CodecRegistry registry(Codec<?>... own) {
        var codecs = Stream.concat(Arrays.stream(own), Stream.of(DURATION)).toList();
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(codecs),
                CodecRegistries.fromProviders(new StrictRecordCodecProvider()),
                MongoClientSettings.getDefaultCodecRegistry());
    }

    /// Encodes a sealed interface as `{type, data}`, by a table of names.
    ///
    /// @param records how the permitted records are coded, usually `Codecs.registry()`
    public static <T> Codec<T> sealed(Class<T> type, EventNames<T> names, CodecRegistry records) {
        return new SealedCodec<>(type, names, records);
    }

    /// Encodes a value as one string.
    public static <T> Codec<T> text(
            Class<T> type, Function<T, String> write, Function<String, T> read) {
        return new TextCodec<>(type, write, read);
    }

    /// Encodes a value.
    public static <T> RawBsonDocument encode(T value, Class<T> type, CodecRegistry registry) {
        return new RawBsonDocument(value, registry.get(type));
    }

    /// Decodes a document from its bytes. (The document's own reader would first decode all its
    /// values.)
    public static <T> T decode(RawBsonDocument document, Class<T> type, CodecRegistry registry) {
        return document.decode(registry.get(type));
    }
}
