package io.amends.web.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/// Refuses enum values with white space around them, which Jackson would trim.
final class ExactEnumDeserializer extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier described,
            ValueDeserializer<?> words) {
        return new Exact(words);
    }

    private static final class Exact extends DelegatingDeserializer {
        private Exact(ValueDeserializer<?> words) {
            super(words);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> words) {
            return new Exact(words);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                var word = parser.getString();
                if (!word.equals(word.strip())) {
                    return context.handleWeirdStringValue(
                            getDelegatee().handledType(), word, "white space around it");
                }
            }
            return super.deserialize(parser, context);
        }
    }
}
