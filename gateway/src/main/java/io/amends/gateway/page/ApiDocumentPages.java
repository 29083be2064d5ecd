package io.amends.gateway.page;

import io.amends.gateway.access.RouteTarget;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The OpenAPI document of the public API: as JSON, as YAML and as an HTML page.
public final class ApiDocumentPages {

    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript");
    private static final MediaType YAML = MediaType.APPLICATION_YAML;

    private final OpenApiDocument document;

    /// Serves this document.
    public ApiDocumentPages(OpenApiDocument document) {
        this.document = document;
    }

    /// `GET /api/v1/openapi`: JSON, or YAML where that is preferred.
    public ServerResponse negotiated(ServerRequest request) {
        var accepted = new ArrayList<>(request.headers().accept());
        if (accepted.isEmpty()) {
            return json(request);
        }
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .flatMap(
                        type ->
                                List.of(MediaType.APPLICATION_JSON, YAML).stream()
                                        .filter(type::includes))
                .findFirst()
                .map(type -> type.equals(YAML) ? yaml(request) : json(request))
                .orElseThrow(
                        () ->
                                Problem.of(
                                        ProblemType.NOT_ACCEPTABLE,
                                        "It is there as application/json and as application/yaml."));
    }

    /// `GET /docs/openapi.json`.
    public ServerResponse json(ServerRequest request) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(document.json());
    }

    /// `GET /docs/openapi.yaml`.
    public ServerResponse yaml(ServerRequest request) {
        return ServerResponse.ok().contentType(YAML).body(document.yaml());
    }

    /// `GET /docs`.
    public ServerResponse page(ServerRequest request) {
        return Html.docs(Html.template("docs.html"));
    }

    /// `GET /docs/docs.js`.
    public ServerResponse script(ServerRequest request) {
        return ServerResponse.ok().contentType(SCRIPT).body(Html.template("docs.js"));
    }

    /// `GET /docs/{service}.json`: the routes of one service only.
    public ServerResponse description(ServerRequest request) {
        var name = request.pathVariable("service");
        var service =
                name.equals(RouteTarget.GATEWAY.word())
                        ? RouteTarget.GATEWAY
                        : RouteTarget.SERVICES.stream()
                                .filter(each -> each.word().equals(name))
                                .findFirst()
                                .orElseThrow(ApiDocumentPages::unknown);
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(document.of(service));
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No service has this name.");
    }
}
