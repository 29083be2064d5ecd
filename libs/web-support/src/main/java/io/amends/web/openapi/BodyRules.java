package io.amends.web.openapi;

import io.amends.web.problem.FieldRules;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules for the fields of request bodies: recorded while an empty body is checked, so that the
/// OpenAPI document cannot differ from the check.
final class BodyRules {

    private record Field(Class<?> type, String name) {}

    private final Map<Field, Consumer<Schema<?>>> limits = new HashMap<>();
    private final Set<Field> required = new HashSet<>();
    private final Set<Class<?>> read = new HashSet<>();

    /// Checks an empty body of this type, where it is a [ValidatedBody].
    void read(Class<?> type) {
        if (ValidatedBody.class.isAssignableFrom(type) && type.isRecord() && read.add(type)) {
            if (empty(type) instanceof ValidatedBody body) {
                body.check(Violations.reportingTo(new Recorder(type)), Instant.EPOCH);
            }
        }
    }

    boolean isRequired(Class<?> type, String field) {
        return required.contains(new Field(type, field));
    }

    void limit(Class<?> type, String field, Schema<?> schema) {
        limits.getOrDefault(new Field(type, field), _ -> {}).accept(schema);
    }

    /// A record without values, but with its nested records.
    private static @Nullable Object empty(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var constructor =
                    type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Stream.of(components)
                            .map(each -> each.getType().isRecord() ? empty(each.getType()) : null)
                            .toArray());
        } catch (ReflectiveOperationException | IllegalArgumentException demanding) {
            return null; // a record that refuses null components has no readable rules
        }
    }

    private final class Recorder implements FieldRules {
        private final Class<?> root;

        Recorder(Class<?> root) {
            this.root = root;
        }

        @Override
        public void required(String pointer) {
            field(pointer).ifPresent(required::add);
        }

        @Override
        public void length(String pointer, int min, int max) {
            add(
                    pointer,
                    schema -> {
                        if (min > 0) {
                            schema.setMinLength(min);
                        }
                        schema.setMaxLength(max);
                    });
        }

        @Override
        public void range(String pointer, int min, int max) {
            add(
                    pointer,
                    schema -> {
                        schema.setMinimum(BigDecimal.valueOf(min));
                        schema.setMaximum(BigDecimal.valueOf(max));
                    });
        }

        @Override
        public void size(String pointer, int min) {
            add(pointer, schema -> schema.setMinItems(min));
        }

        private void add(String pointer, Consumer<Schema<?>> limit) {
            field(pointer).ifPresent(field -> limits.merge(field, limit, Consumer::andThen));
        }

        private Optional<Field> field(String pointer) {
            var type = root;
            var names = pointer.substring(1).split("/");
            for (var name : Arrays.copyOf(names, names.length - 1)) {
                var next = component(type, name);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                type = next.get().getType();
            }
            var owner = type;
            var last = names[names.length - 1];
            return component(type, last).map(_ -> new Field(owner, last));
        }

        private static Optional<RecordComponent> component(Class<?> type, String name) {
            return type.isRecord()
                    ? Stream.of(type.getRecordComponents())
                            .filter(each -> RecordSchemas.jsonName(each).equals(name))
                            .findFirst()
                    : Optional.empty();
        }
    }
}
