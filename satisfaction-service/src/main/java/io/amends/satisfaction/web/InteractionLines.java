package io.amends.satisfaction.web;

import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.json.Json;
import io.amends.satisfaction.domain.interactions.RecordedInteraction.Novelty;
import io.amends.satisfaction.domain.interactions.Sender;
import io.amends.satisfaction.store.InteractionLog;
import io.amends.web.json.BodyReader;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records interactions line by line: batches with one write each, and a result per line as soon as
/// its batch is durable. An unreadable line stops no other.
@Component
class InteractionLines {
    private static final int PACK = 500;
    private static final String UNREADABLE =
            "what is stored under this id cannot be read; an operator has to repair it";

    private final InteractionLog log;
    private final BodyReader bodies;

    InteractionLines(InteractionLog log, BodyReader bodies) {
        this.log = log;
        this.bodies = bodies;
    }

    /// The result of a line, counted from 1.
    record LineResponse(long line, String outcome, @Nullable String id, @Nullable String reason) {}

    private record Line(
            long number, InteractionLog.@Nullable Entry entry, @Nullable String reason) {
        LineResponse response(Novelty novelty) {
            var id = entry == null ? null : entry.interaction().id();
            return new LineResponse(number, novelty.name().toLowerCase(Locale.ROOT), id, null);
        }

        LineResponse refused(@Nullable String why) {
            var id = entry == null ? null : entry.interaction().id();
            return new LineResponse(number, "refused", id, why);
        }
    }

    /// @param by the caller's name
    void record(InputStream in, OutputStream out, Sender sender, String by) throws IOException {
        var reader = new LineReader(in);
        var pack = new ArrayList<Line>(PACK);
        for (var line = reader.next(); line != null; line = reader.next()) {
            if (!line.isBlank()) {
                pack.add(read(reader.number(), line, sender));
            }
            if (pack.size() == PACK) {
                record(pack, out, by);
            }
        }
        record(pack, out, by);
    }

    private Line read(long number, LineReader.Line line, Sender sender) {
        if (line.tooLong()) {
            return new Line(number, null, "the line is longer than 64 KB");
        }
        try {
            var draft = bodies.read(line.bytes(), InteractionRequest.class);
            return new Line(number, draft.entry(sender), null);
        } catch (Problem wrong) {
            return new Line(number, null, reason(wrong));
        }
    }

    private static String reason(Problem wrong) {
        return wrong.errors().stream()
                .map(InteractionLines::reason)
                .collect(Collectors.joining("; "));
    }

    private static String reason(Violation violation) {
        var place =
                violation.pointer().isEmpty()
                        ? "the line"
                        : violation.pointer().substring(1).replace('/', '.');
        return place + " " + violation.detail();
    }

    private void record(List<Line> pack, OutputStream out, String by) throws IOException {
        for (var answer : responses(pack, by)) {
            out.write(Json.mapper().writeValueAsBytes(answer));
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        pack.clear();
    }

    /// Where an interaction that is stored already cannot be read, each line is recorded by itself,
    /// so that it stops no other.
    private List<LineResponse> responses(List<Line> pack, String by) {
        try {
            var entries = pack.stream().map(Line::entry).filter(Objects::nonNull).toList();
            var novelties = log.record(entries, by).iterator();
            return pack.stream()
                    .map(
                            line ->
                                    line.entry() == null
                                            ? line.refused(line.reason())
                                            : line.response(novelties.next()))
                    .toList();
        } catch (UnreadableDocumentException e) {
            return pack.size() == 1
                    ? List.of(pack.getFirst().refused(UNREADABLE))
                    : pack.stream().flatMap(line -> responses(List.of(line), by).stream()).toList();
        }
    }
}
