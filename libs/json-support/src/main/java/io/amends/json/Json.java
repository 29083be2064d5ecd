package io.amends.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// The platform's JSON, in events and over HTTP: camelCase, instants as RFC 3339, durations as ISO
/// 8601, enums in lower snake case, decimals as strings, and absent values left out.
public final class Json {
    private static final JsonMapper MAPPER = builder().build();

    private Json() {}

    /// The mapper for events: it ignores unknown fields.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// A builder with these conventions, for further settings.
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withConfigOverride(
                        BigDecimal.class,
                        override ->
                                override.setFormat(
                                        JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }
}
