package io.amends.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;

/// Answers requests that Tomcat refuses before any filter runs (a broken request line, headers
/// beyond the limit) with a problem instead of Tomcat's own page.
public final class UnreadableRequestValve
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ProblemWriter problems;

    /// Writes with the given writer.
    public UnreadableRequestValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        // Bodies are JSON; a form must not be read as query parameters.
        tomcat.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
        tomcat.addContextCustomizers(
                context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass("");
                        host.getPipeline().addValve(new Report(problems));
                    }
                });
    }

    private static final class Report extends ErrorReportValve {

        private final ProblemWriter problems;

        private Report(ProblemWriter problems) {
            this.problems = problems;
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
                var problem = StatusProblems.of(response.getStatus());
                response.getOutputStream().write(problems.bytes(problem));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // The caller has closed the connection.
            }
        }
    }
}
