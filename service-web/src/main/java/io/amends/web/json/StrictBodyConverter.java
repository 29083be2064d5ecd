package io.amends.web.json;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// Reads request bodies strictly and in full, so that a wrong one can be looked at twice.
final class StrictBodyConverter extends JacksonJsonHttpMessageConverter {

    private final Bodies bodies;
    private final int mostBytes;

    StrictBodyConverter(JsonMapper json, Bodies bodies, int mostBytes) {
        super(json);
        this.bodies = bodies;
        this.mostBytes = mostBytes;
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var body = message.getBody().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw Problem.of(
                    ProblemType.TOO_LARGE,
                    String.format(Locale.ROOT, "A body may have at most %,d bytes.", mostBytes));
        }
        return bodies.read(body, type.getType());
    }
}
