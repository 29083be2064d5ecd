package io.amends.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.json.Unicode;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong in a request.
///
/// @param pointer JSON pointer to the wrong place, as `/product/name`; empty for the whole body
/// @param detail what is wrong and what would be right
/// @param in where it is when not in the body: `query`, `path` or `header`
public record Violation(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String in) {

    private static final int LONGEST_POINTER = 300;

    /// Makes what callers sent fit to be sent back to them.
    public Violation {
        var whole = Unicode.repaired(pointer);
        pointer =
                whole.length() <= LONGEST_POINTER
                        ? whole
                        : Unicode.repaired(whole.substring(0, LONGEST_POINTER)) + "…";
        detail = Unicode.repaired(detail);
    }

    /// Wrong in the body.
    public Violation(String pointer, String detail) {
        this(pointer, detail, null);
    }

    /// Wrong in the query.
    public static Violation ofQuery(String parameter, String detail) {
        return new Violation("/" + escape(parameter), detail, "query");
    }

    /// Wrong in the path.
    public static Violation ofPath(String variable, String detail) {
        return new Violation("/" + escape(variable), detail, "path");
    }

    /// Wrong in a header.
    public static Violation ofHeader(String header, String detail) {
        return new Violation("/" + escape(header), detail, "header");
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
