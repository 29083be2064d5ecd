package io.amends.gateway.page;

import io.amends.gateway.door.Behind;
import io.amends.gateway.problem.Problem;
import io.amends.gateway.problem.ProblemType;
import io.amends.gateway.proxy.Descriptions;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Every service's addresses on one page, described by the services themselves.
public final class Docs {

    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript");

    private final Descriptions descriptions;

    /// Shows these descriptions.
    public Docs(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /// `GET /docs`.
    public ServerResponse page(ServerRequest request) {
        return Html.docs(Html.template("docs.html"));
    }

    /// `GET /docs/docs.js`.
    public ServerResponse script(ServerRequest request) {
        return ServerResponse.ok().contentType(SCRIPT).body(Html.template("docs.js"));
    }

    /// `GET /docs/{service}.json`: its OpenAPI description.
    public ServerResponse description(ServerRequest request) {
        var name = request.pathVariable("service");
        var body =
                name.equals(Behind.GATEWAY.word())
                        ? Html.template("gateway-openapi.json").getBytes(StandardCharsets.UTF_8)
                        : descriptions.of(Behind.service(name).orElseThrow(Docs::unknown));
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No service has this name.");
    }
}
