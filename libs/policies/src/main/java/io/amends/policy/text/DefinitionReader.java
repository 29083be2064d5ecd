package io.amends.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a definition, a record that its author may have filled wrongly, of a document. Everything
/// of the wrong shape is reported with its position, not only the first error; what the values mean
/// is checked by the definition itself.
///
/// @param <T> a record; a component that is not in the document is null
public final class DefinitionReader<T> {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /// How often reading is tried again after an error that Jackson itself cannot skip.
    private static final int MOST_ROUNDS = 100;

    private final Class<T> type;

    public DefinitionReader(Class<T> type) {
        this.type = type;
    }

    /// Reads a definition.
    ///
    /// @param problems receives what is of the wrong shape: unknown keys, a list where one value is
    ///   expected, text where a number is expected
    /// @return with null for what is missing or wrong
    public T read(PolicyDocument document, List<PolicyProblem> problems) {
        var root = document.root().deepCopy();
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var found = new ArrayList<PolicyProblem>();
            try {
                var value = mapper(document, found).treeToValue(root, type);
                problems.addAll(found);
                return Objects.requireNonNullElseGet(value, this::empty);
            } catch (DatabindException | InputCoercionException wrong) {
                problems.add(document.problem(path(wrong), "has the wrong shape"));
                remove(wrong, root);
            }
        }
        return empty();
    }

    private static JsonMapper mapper(PolicyDocument document, List<PolicyProblem> found) {
        return MAPPER.rebuild().addHandler(new Collector(document, found)).build();
    }

    private T empty() {
        return MAPPER.convertValue(Map.of(), type);
    }

    /// Where Jackson gave up, as for blank text in place of an object.
    private static String path(JacksonException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static void remove(JacksonException wrong, JsonNode root) {
        var node = root;
        var steps = wrong.getPath();
        for (var step : steps.subList(0, Math.max(0, steps.size() - 1))) {
            node =
                    step.getPropertyName() == null
                            ? node.path(step.getIndex())
                            : node.path(step.getPropertyName());
        }
        if (steps.isEmpty()) {
            return;
        }
        var last = steps.getLast();
        if (node instanceof ObjectNode object && last.getPropertyName() != null) {
            object.putNull(last.getPropertyName());
        } else if (node instanceof ArrayNode list && last.getIndex() < list.size()) {
            list.setNull(last.getIndex());
        }
    }

    /// Reports what Jackson cannot place, skips it and goes on.
    private static final class Collector extends DeserializationProblemHandler {
        private final PolicyDocument document;
        private final List<PolicyProblem> problems;

        Collector(PolicyDocument document, List<PolicyProblem> problems) {
            this.document = document;
            this.problems = problems;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            var known = new ArrayList<String>();
            if (deserializer != null && deserializer.getKnownPropertyNames() != null) {
                deserializer.getKnownPropertyNames().forEach(it -> known.add(it.toString()));
            }
            known.sort(null);
            report(parser, "is not known here; known: " + String.join(", ", known));
            parser.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType expected,
                JsonToken token,
                JsonParser parser,
                @Nullable String failure) {
            report(parser, "should be " + shape(expected));
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context,
                Class<?> expected,
                String value,
                @Nullable String failure) {
            report(
                    context.getParser(),
                    "`" + value + "` should be " + shape(context.constructType(expected)));
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> expected,
                ValueInstantiator instantiator,
                JsonParser parser,
                @Nullable String failure) {
            report(parser, "should be " + shape(context.constructType(expected)));
            parser.skipChildren();
            return null;
        }

        private void report(JsonParser parser, String detail) {
            problems.add(document.problem(path(parser.streamReadContext()), detail));
        }

        private static String path(TokenStreamContext context) {
            var parent = context.getParent();
            if (parent == null) {
                return "";
            }
            var outer = path(parent);
            if (!context.hasPathSegment()) {
                return outer;
            }
            if (context.inArray()) {
                return outer + "[" + context.getCurrentIndex() + "]";
            }
            return outer.isEmpty() ? context.currentName() : outer + "." + context.currentName();
        }

        private static String shape(JavaType expected) {
            if (expected.isCollectionLikeType() || expected.isArrayType()) {
                return "a list";
            }
            if (expected.isMapLikeType() || expected.isRecordType()) {
                return "keys with values";
            }
            var raw = expected.getRawClass();
            if (raw == Boolean.class || raw == boolean.class) {
                return "true or false";
            }
            return Number.class.isAssignableFrom(raw) || raw == int.class
                    ? "a number"
                    : "a single value";
        }
    }
}
