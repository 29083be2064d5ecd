package io.amends.gateway.page;

import io.amends.gateway.access.ClientAddresses;
import io.amends.gateway.problem.ProblemCatalog;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The HTML pages: the start page, and an explanation of each problem.
public final class Pages {

    private final ProblemCatalog problems;
    private final String frame = Html.template("frame.html");
    private final String style = Html.template("amends.css");

    private final PageSettings settings;
    private final ClientAddresses addresses;

    /// Serves these problems.
    ///
    /// @param addresses determines whether the client is on this machine
    public Pages(ProblemCatalog problems, PageSettings settings, ClientAddresses addresses) {
        this.problems = problems;
        this.settings = settings;
        this.addresses = addresses;
    }

    /// `GET /`.
    public ServerResponse start(ServerRequest request) {
        var address = Html.escape(request.uri().resolve("/").toString());
        var command =
                addresses.isLocal(request.servletRequest())
                        ? settings.keyCommand()
                        : PageSettings.PLAIN;
        var values = Map.of("address", address, "command", Html.escape(command));
        return framed("Amends", Html.fill(Html.template("start.html"), values));
    }

    /// `GET /amends.css`.
    public ServerResponse style(ServerRequest request) {
        return ServerResponse.ok().contentType(MediaType.valueOf("text/css")).body(style);
    }

    /// `GET /problems`.
    public ServerResponse list(ServerRequest request) {
        var rows = new StringBuilder();
        problems.all()
                .forEach(
                        page ->
                                rows.append(
                                        String.format(
                                                Locale.ROOT,
                                                "<tr><td>%d</td><td><a href=\"/problems/%s\">%s</a></td></tr>\n",
                                                page.status(),
                                                Html.escape(page.slug()),
                                                Html.escape(page.title()))));
        return framed(
                "Problems",
                Html.fill(Html.template("problems.html"), Map.of("rows", rows.toString())));
    }

    /// `GET /problems/{name}`.
    public ServerResponse problem(ServerRequest request) {
        var page =
                problems.find(request.pathVariable("name"))
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                ProblemType.NOT_FOUND,
                                                "No problem has this name; /problems lists all."));
        var values =
                Map.of(
                        "status", Integer.toString(page.status()),
                        "title", Html.escape(page.title()),
                        "happened", Html.escape(page.happened()),
                        "why", Html.escape(page.why()),
                        "do", Html.escape(page.todo()));
        return framed(page.title(), Html.fill(Html.template("problem.html"), values));
    }

    private ServerResponse framed(String title, String content) {
        return Html.answer(
                Html.fill(frame, Map.of("title", Html.escape(title), "content", content)));
    }
}
