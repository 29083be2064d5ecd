package io.amends.eventing.bson;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.record.RecordCodecProvider;
import org.jspecify.annotations.Nullable;

/// Refuses a document that lacks a component of its record when it is read. The driver reads an
/// absent field as null, which would be found only later, far from the document. Optional
/// components are `@Nullable`.
final class StrictRecordCodecProvider implements CodecProvider {
    private final RecordCodecProvider records = new RecordCodecProvider();

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        var codec = records.get(type, registry);
        return codec == null ? null : new Complete<>(codec, required(type));
    }

    @Override
    public <T> @Nullable Codec<T> get(
            Class<T> type, List<Type> typeArguments, CodecRegistry registry) {
        var codec = records.get(type, typeArguments, registry);
        return codec == null ? null : new Complete<>(codec, required(type));
    }

    private static List<Method> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .filter(component -> !isNullable(component))
                .map(RecordComponent::getAccessor)
                .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// @param required the accessors of required components
    private record Complete<T>(Codec<T> codec, List<Method> required) implements Codec<T> {

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            var value = codec.decode(reader, context);
            for (var accessor : required) {
                if (read(accessor, value) == null) {
                    throw new BsonInvalidOperationException(
                            accessor.getName()
                                    + " of "
                                    + codec.getEncoderClass().getSimpleName()
                                    + " is absent");
                }
            }
            return value;
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            codec.encode(writer, value, context);
        }

        @Override
        public Class<T> getEncoderClass() {
            return codec.getEncoderClass();
        }

        private static @Nullable Object read(Method accessor, Object record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("records that are stored must be public", e);
            }
        }
    }
}
