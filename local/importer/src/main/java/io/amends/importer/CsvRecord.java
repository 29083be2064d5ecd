package io.amends.importer;

import java.util.ArrayList;
import java.util.List;

/// One record of a CSV file, parsed line by line by RFC 4180's rules: a field that begins with a
/// quote ends with one, inside a quote is written twice, and a quoted field may span several lines.
final class CsvRecord {

    /// State of the record after a line.
    enum State {
        COMPLETE,
        OPEN,
        BROKEN
    }

    private enum At {
        START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final SourceFormat format;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private At at = At.START;
    private String trouble = "";

    CsvRecord(SourceFormat format) {
        this.format = format;
    }

    List<String> fields() {
        return fields;
    }

    /// The error, when the state is [State#BROKEN].
    String trouble() {
        return trouble;
    }

    /// Parses one more line.
    State feed(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (at == At.CLOSED && c == '"') {
                field.append('"');
                at = At.QUOTED;
            } else if (!take(c)) {
                trouble += " at character " + (i + 1);
                return State.BROKEN;
            }
        }
        return endOfLine();
    }

    private boolean take(char c) {
        return switch (at) {
            case START -> start(c);
            case PLAIN -> plain(c);
            case QUOTED -> quoted(c);
            case CLOSED -> closed(c);
        };
    }

    private boolean start(char c) {
        if (c == '"') {
            at = At.QUOTED;
        } else if (format.isDelimiter(c)) {
            if (!format.byWhitespace()) {
                endField();
            }
        } else {
            field.append(c);
            at = At.PLAIN;
        }
        return true;
    }

    private boolean plain(char c) {
        if (format.isDelimiter(c)) {
            endField();
        } else if (c == '"') {
            trouble = "broken quoting: a quote inside a field that does not begin with one";
            return false;
        } else {
            field.append(c);
        }
        return true;
    }

    private boolean quoted(char c) {
        if (c == '"') {
            at = At.CLOSED;
        } else {
            field.append(c);
        }
        return true;
    }

    private boolean closed(char c) {
        if (!format.isDelimiter(c)) {
            trouble = "broken quoting: text behind the closing quote of a field";
            return false;
        }
        endField();
        return true;
    }

    private State endOfLine() {
        if (at == At.QUOTED) {
            field.append('\n');
            return State.OPEN;
        }
        if (at != At.START || !format.byWhitespace()) {
            endField();
        }
        return State.COMPLETE;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
        at = At.START;
    }
}
