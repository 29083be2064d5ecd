package io.amends.eventing.bson;

import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/// Encodes a value as one string.
record TextCodec<T>(Class<T> type, Function<T, String> write, Function<String, T> read)
        implements Codec<T> {

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        return read.apply(reader.readString());
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
        writer.writeString(write.apply(value));
    }

    @Override
    public Class<T> getEncoderClass() {
        return type;
    }
}
