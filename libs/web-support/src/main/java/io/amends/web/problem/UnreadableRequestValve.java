package io.amends.web.problem;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// What Tomcat refuses before any of our code sees it (a broken request line, headers beyond the
/// limit) is a problem as well, instead of Tomcat's own page.
final class UnreadableRequestValve
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;

    UnreadableRequestValve(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        // Bodies are JSON; a form must not pass for parameters of the address.
        tomcat.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
        tomcat.addContextCustomizers(
                context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass("");
                        host.getPipeline().addValve(new Report(json));
                    }
                });
    }

    private static final class Report extends ErrorReportValve {

        private final JsonMapper json;

        private Report(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            if (response.getStatus() < 400
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream().write(json.writeValueAsBytes(document(response)));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // The caller has left; there is nobody to tell.
            }
        }

        private static Map<String, Object> document(Response response) {
            var type =
                    switch (response.getStatus()) {
                        case 404 -> ProblemType.NOT_FOUND;
                        case 413 -> ProblemType.TOO_LARGE;
                        case 431 -> ProblemType.HEADERS_TOO_LARGE;
                        case 503 -> ProblemType.UNAVAILABLE;
                        default ->
                                response.getStatus() < 500
                                        ? ProblemType.INVALID_INPUT
                                        : ProblemType.INTERNAL_ERROR;
                    };
            return Map.of(
                    "type", type.uri().toString(),
                    "title", type.title(),
                    "status", response.getStatus(),
                    "detail", "The request could not be read; check its address and headers.");
        }
    }
}
