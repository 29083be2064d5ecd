package io.amends.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Text with placeholders for columns: `cfpb-{Complaint ID}`. `{line}` is the number of the line,
/// `{{` a literal brace.
record Template(List<Part> parts) {

    /// The pieces of a template.
    sealed interface Part {}

    record Literal(String text) implements Part {}

    record Column(String name) implements Part {}

    record LineNumber() implements Part {}

    private static final Pattern PLACE = Pattern.compile("\\{\\{|\\{([^{}]*)}");

    static Template column(String name) {
        return new Template(List.of(new Column(name)));
    }

    static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PLACE.matcher(text);
        int at = 0;
        while (matcher.find()) {
            parts.add(new Literal(text.substring(at, matcher.start())));
            var name = matcher.group(1);
            parts.add(
                    name == null
                            ? new Literal("{")
                            : name.equals("line") ? new LineNumber() : new Column(name));
            at = matcher.end();
        }
        parts.add(new Literal(text.substring(at)));
        return new Template(List.copyOf(parts));
    }

    Stream<String> columns() {
        return parts.stream()
                .mapMulti(
                        (part, names) -> {
                            if (part instanceof Column(var name)) {
                                names.accept(name);
                            }
                        });
    }

    /// The text for a record, trimmed.
    String fill(Rows.Good row) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(
                    switch (part) {
                        case Literal(var words) -> words;
                        case Column(var name) -> row.text(name);
                        case LineNumber() -> Long.toString(row.line());
                    });
        }
        return text.toString().strip();
    }
}
