package io.amends.web.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// The one converter between JSON and objects. It reads `application/json` strictly and in full, so
/// that an invalid body can be read twice, and writes that and `application/problem+json`; other
/// `+json` types are different formats, which are not supported.
final class StrictBodyConverter extends JacksonJsonHttpMessageConverter {
    private final BodyReader bodies;

    StrictBodyConverter(JsonMapper json, BodyReader bodies) {
        super(json);
        this.bodies = bodies;
        setSupportedMediaTypes(
                List.of(
                        MediaType.APPLICATION_JSON,
                        MediaType.APPLICATION_PROBLEM_JSON,
                        MediaType.asMediaType(ApiVersion.V3.getProducedMimeType()),
                        MediaType.asMediaType(ApiVersion.V2.getProducedMimeType())));
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType format) {
        return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(format)
                && super.canRead(type, format);
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        return bodies.read(message.getBody().readAllBytes(), type.getType());
    }
}
