package io.amends.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
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
