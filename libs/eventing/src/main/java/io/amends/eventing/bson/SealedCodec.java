package io.amends.eventing.bson;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;

/// Encodes a sealed interface as `{type, data}`.
record SealedCodec<T>(Class<T> type, EventNames<T> names, CodecRegistry records)
        implements Codec<T> {

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        reader.readStartDocument();
        var name = reader.readString("type");
        reader.readName("data");
        var value = records.get(names.typeOf(name)).decode(reader, context);
        reader.readEndDocument();
        return value;
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString("type", names.nameOf(value));
        writer.writeName("data");
        encodeRecord(writer, value, context);
        writer.writeEndDocument();
    }

    @Override
    public Class<T> getEncoderClass() {
        return type;
    }

    @SuppressWarnings("unchecked") // the codec of a value's own class codes that value
    private void encodeRecord(BsonWriter writer, T value, EncoderContext context) {
        ((Codec<T>) records.get(value.getClass())).encode(writer, value, context);
    }
}
