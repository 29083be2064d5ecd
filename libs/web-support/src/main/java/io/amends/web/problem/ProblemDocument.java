package io.amends.web.problem;

import io.amends.web.observation.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;

/// Converts a problem to its RFC 9457 document.
final class ProblemDocument {

    private ProblemDocument() {}

    static Map<String, Object> of(Problem problem, String instance) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", problem.type().uri().toString());
        document.put("title", problem.type().title());
        document.put("status", problem.type().status());
        document.put("detail", problem.detail());
        document.put("instance", instance);
        RequestId.current().ifPresent(id -> document.put("requestId", id));
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        problem.members().forEach(document::putIfAbsent);
        return document;
    }
}
