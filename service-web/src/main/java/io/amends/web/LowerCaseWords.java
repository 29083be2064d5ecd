package io.amends.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Describes enums as they are written: in lower-case words.
final class LowerCaseWords implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null) {
            rewrite(schema);
        }
        return schema;
    }

    @SuppressWarnings("unchecked") // a schema of texts may hold any text
    private static void rewrite(Schema<?> schema) {
        if (schema.getItems() != null) {
            rewrite(schema.getItems());
        }
        List<?> words = schema.getEnum();
        if (words != null) {
            ((Schema<Object>) schema)
                    .setEnum(words.stream().<Object>map(LowerCaseWords::lower).toList());
        }
    }

    private static Object lower(Object word) {
        return word instanceof String text ? text.toLowerCase(Locale.ROOT) : word;
    }
}
