package io.amends.importer;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The records of a file with one JSON object per line.
final class NdjsonRows implements Rows {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final PhysicalLines lines;
    private final Charset charset;

    NdjsonRows(PhysicalLines lines, Charset charset) {
        this.lines = lines;
        this.charset = charset;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            var text = DecodedLine.of(line, charset);
            if (text.trouble() != null) {
                return new Bad(line.number(), line.end(), text.trouble());
            }
            if (!text.text().isBlank()) {
                return row(line, text.text());
            }
        }
        return null;
    }

    private static Row row(PhysicalLines.Line line, String text) {
        try {
            var columns = JSON.readValue(text, OBJECT);
            if (columns != null) {
                return new Good(
                        line.number(), line.end(), Rows.fingerprint(List.of(line)), columns, true);
            }
            return new Bad(line.number(), line.end(), "the line is not a JSON object");
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            return new Bad(
                    line.number(),
                    line.end(),
                    "the line is not a JSON object"
                            + (at == null ? "" : " (see character " + at.getColumnNr() + ")"));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
