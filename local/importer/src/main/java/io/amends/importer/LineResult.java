package io.amends.importer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The result of a line, as stored in the results file.
///
/// @param line the number of its first line, from 1
/// @param reference the complaint's reference, if there is one
/// @param reason why it was refused
record LineResult(long line, Outcome outcome, @Nullable String reference, @Nullable String reason) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Outcome of a line.
    enum Outcome {
        /// Created now.
        CREATED,
        /// Existed before.
        EXISTING,
        /// Refused; the reason says why.
        REFUSED
    }

    static LineResult refused(long line, String reason) {
        return new LineResult(line, Outcome.REFUSED, null, reason);
    }

    String toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("line", line);
        json.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        putUnlessNull(json, "reference", reference);
        putUnlessNull(json, "reason", reason);
        return JSON.writeValueAsString(json);
    }

    private static void putUnlessNull(
            Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /// Parses one line of a results file; null when it is invalid, for example truncated.
    static @Nullable LineResult fromJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            long line = json.path("line").asLong(0);
            var outcome =
                    Outcome.valueOf(json.path("outcome").asString("").toUpperCase(Locale.ROOT));
            return line < 1
                    ? null
                    : new LineResult(
                            line,
                            outcome,
                            json.path("reference").asString(null),
                            json.path("reason").asString(null));
        } catch (JacksonException | IllegalArgumentException notAResult) {
            return null;
        }
    }
}
