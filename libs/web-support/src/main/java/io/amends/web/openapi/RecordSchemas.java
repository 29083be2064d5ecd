package io.amends.web.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.amends.web.list.Page;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes records as they are serialized: enums in lower-case words, amounts as strings, fields
/// that are never absent as required, and the limits that [BodyRules] found.
final class RecordSchemas implements ModelConverter {

    private static final String AMOUNT = "^-?[0-9]+(\\.[0-9]+)?$";
    private static final String CURRENCY = "^[A-Z]{3}$";
    private static final String MONTH = "^[0-9]{4}-[0-9]{2}$";

    private final SchemaNames names = new SchemaNames();
    private final BodyRules rules = new BodyRules();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = Json.mapper().constructType(type.getType());
        var raw = java == null ? Object.class : java.getRawClass();
        if (raw == BigDecimal.class) {
            return new StringSchema().pattern(AMOUNT);
        }
        if (raw == YearMonth.class) {
            return new StringSchema().pattern(MONTH);
        }
        rules.read(raw);
        nameOf(java, raw, type);
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null) {
            rewrite(schema);
            describe(raw, schema, context.getDefinedModels());
        }
        return schema;
    }

    private void nameOf(@Nullable JavaType java, Class<?> raw, AnnotatedType type) {
        names.of(raw).ifPresent(type::name);
        if (raw == Page.class && java != null && java.containedTypeCount() == 1) {
            names.of(java.containedType(0).getRawClass())
                    .ifPresent(name -> type.name(name + "List"));
        }
    }

    private void describe(Class<?> raw, Schema<?> resolved, Map<String, Schema> models) {
        if (!raw.isRecord()) {
            return;
        }
        var ref = resolved.get$ref();
        Schema<?> schema =
                ref == null ? resolved : models.get(ref.substring(ref.lastIndexOf('/') + 1));
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        describe(raw, schema);
    }

    private void describe(Class<?> raw, Schema<?> schema) {
        for (var component : raw.getRecordComponents()) {
            var property = schema.getProperties().get(jsonName(component));
            if (property != null) {
                describe(raw, component, schema, property);
            } else if (component.getType().isRecord()
                    && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(component.getType(), schema);
            }
        }
    }

    private void describe(
            Class<?> raw, RecordComponent component, Schema<?> schema, Schema<?> property) {
        var name = jsonName(component);
        if (isAlwaysThere(component) || rules.isRequired(raw, name)) {
            if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                schema.addRequiredItem(name);
            }
        }
        rules.limit(raw, name, property);
        if (name.equals("currency")) {
            property.setPattern(CURRENCY);
        }
    }

    /// The field's name in JSON.
    static String jsonName(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && Stream.of(component.getAnnotatedType().getAnnotations())
                        .noneMatch(each -> each instanceof Nullable);
    }

    @SuppressWarnings("unchecked") // a schema of texts may hold any text
    private static void rewrite(Schema<?> schema) {
        if (schema.getItems() != null) {
            rewrite(schema.getItems());
        }
        List<?> words = schema.getEnum();
        if (words != null) {
            ((Schema<Object>) schema)
                    .setEnum(words.stream().<Object>map(RecordSchemas::lower).toList());
        }
    }

    private static Object lower(Object word) {
        return word instanceof String text ? text.toLowerCase(Locale.ROOT) : word;
    }
}
