package io.amends.eventing.cloudevents;

import io.amends.json.Json;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as consumed events must be: without duplicate names, trailing content and lenient
/// conversions.
final class StrictJson {
    static final JsonMapper MAPPER =
            Json.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private StrictJson() {}
}
