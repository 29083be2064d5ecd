package io.amends.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.json.Unicode;
import org.jspecify.annotations.Nullable;

/// One error in a request.
///
/// @param pointer JSON pointer to the invalid value, as `/product/name`; empty for the whole body
/// @param detail what is wrong and what is expected
/// @param in where it is when not in the body: `query`, `path` or `header`
/// @param line for a document written by hand: the line of the invalid value, from 1
/// @param column likewise, from 1
public record Violation(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String in,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer line,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer column) {

    private static final int LONGEST_POINTER = 300;

    /// Sanitizes quoted input, so that it can be sent back.
    public Violation {
        var whole = Unicode.repaired(pointer);
        pointer =
                whole.length() <= LONGEST_POINTER
                        ? whole
                        : Unicode.repaired(whole.substring(0, LONGEST_POINTER)) + "…";
        detail = Unicode.repaired(detail);
    }

    /// An error in the body.
    public Violation(String pointer, String detail) {
        this(pointer, detail, null, null, null);
    }

    /// An error in a document that was written by hand.
    ///
    /// @param line from 1
    /// @param column from 1
    public static Violation ofText(String pointer, String detail, int line, int column) {
        return new Violation(pointer, detail, null, line, column);
    }

    /// An error in the query.
    public static Violation ofQuery(String parameter, String detail) {
        return new Violation("/" + escape(parameter), detail, "query", null, null);
    }

    /// An error in the path.
    public static Violation ofPath(String variable, String detail) {
        return new Violation("/" + escape(variable), detail, "path", null, null);
    }

    /// An error in a header.
    public static Violation ofHeader(String header, String detail) {
        return new Violation("/" + escape(header), detail, "header", null, null);
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
