package io.amends.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.json.Unicode;
import org.jspecify.annotations.Nullable;

/// One error in a request.
///
/// @param pointer JSON pointer to the invalid value, as `/product/name`; empty for the whole body
/// @param detail what is wrong and what is expected
/// @param in where it is when not in the body: `query`, `path` or `header`
public record Violation(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String in) {

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
        this(pointer, detail, null);
    }

    /// An error in the query.
    public static Violation ofQuery(String parameter, String detail) {
        return new Violation("/" + escape(parameter), detail, "query");
    }

    /// An error in the path.
    public static Violation ofPath(String variable, String detail) {
        return new Violation("/" + escape(variable), detail, "path");
    }

    /// An error in a header.
    public static Violation ofHeader(String header, String detail) {
        return new Violation("/" + escape(header), detail, "header");
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
