package io.amends.launcher.command;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Turns a problem document into a sentence for the command line.
final class ProblemMessage {

    private ProblemMessage() {}

    /// @param problem an RFC 9457 document, or an empty object
    static String sentence(int status, JsonNode problem) {
        var title = problem.path("title").asString("The gateway answered " + status);
        var detail = problem.path("detail").asString("");
        var errors =
                problem.path("errors")
                        .valueStream()
                        .map(
                                each ->
                                        each.path("pointer").asString("")
                                                + " "
                                                + each.path("detail").asString(""))
                        .collect(Collectors.joining("; "));
        return (title + separated(". ", detail) + separated(" ", errors)).strip();
    }

    private static String separated(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }
}
