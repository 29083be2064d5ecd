package io.amends.web.json;

import io.amends.json.Unicode;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violation;
import io.amends.web.problem.Violations;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads bodies. A valid body is read in one pass; only an invalid one is read piecewise, so that
/// all its errors are reported at once.
public final class BodyReader {

    /// The most errors reported for one body.
    private static final int MOST = 50;

    private final JsonMapper json;
    private final Clock clock;

    /// Reads with the given mapper; [ValidatedBody] bodies are checked at the clock's time.
    public BodyReader(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /// Reads one JSON document, for instance a line of NDJSON.
    ///
    /// @throws Problem `invalid-input` with all errors
    public <T> T read(byte[] body, Class<T> type) {
        return type.cast(read(body, (Type) type));
    }

    /// The same for any type.
    ///
    /// @throws Problem `invalid-input` with all errors
    public Object read(byte[] body, Type type) {
        var javaType = json.constructType(type);
        var violations = new Violations();
        var read = bind(body, javaType, violations);
        if (read instanceof ValidatedBody checked) {
            checked.check(violations, clock.instant());
        }
        violations.throwIfAny();
        if (read == null) {
            throw Problem.invalid(
                    new Violation("", "expected " + FieldErrors.wanted(javaType.getRawClass())));
        }
        return read;
    }

    private @Nullable Object bind(byte[] body, JavaType type, Violations violations) {
        var text = text(body);
        try {
            return json.readValue(text, type);
        } catch (DatabindException | InputCoercionException wrong) {
            return piecewise(tree(text), type, violations);
        } catch (JacksonException broken) {
            throw notJson(broken);
        }
    }

    /// Decodes UTF-8 only; a byte order mark is ignored.
    private static String text(byte[] body) {
        var text = Unicode.decode(body);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /// Reports and removes invalid values, and reads the rest.
    private @Nullable Object piecewise(JsonNode tree, JavaType type, Violations violations) {
        for (var round = 0; round < MOST; round++) {
            try {
                return json.treeToValue(tree, type);
            } catch (DatabindException | InputCoercionException wrong) {
                var path = JsonPath.of(wrong);
                violations.report(new Violation(path.pointer(), FieldErrors.with(wrong)));
                if (!path.removeFrom(tree)) {
                    return null;
                }
            }
        }
        return null;
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException broken) {
            throw notJson(broken);
        }
    }

    private static Problem notJson(JacksonException broken) {
        if (broken instanceof StreamConstraintsException) {
            return Problem.invalid(
                    new Violation(
                            "", "is nested too deeply, or a number or name in it is too long"));
        }
        var at = broken.getLocation();
        var where =
                at == null || at.getLineNr() < 1
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " near line %d, column %d",
                                at.getLineNr(),
                                at.getColumnNr());
        return Problem.invalid(new Violation("", "is not valid JSON" + where + cause(broken)));
    }

    private static String cause(JacksonException broken) {
        var message = broken.getOriginalMessage();
        return message != null && message.startsWith("Duplicate") ? ": a field is given twice" : "";
    }
}
