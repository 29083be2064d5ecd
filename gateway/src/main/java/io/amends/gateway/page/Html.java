package io.amends.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/// HTML pages from templates with `{{name}}` in them. Values are escaped, except those that are
/// HTML fragments themselves.
final class Html {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri"
                    + " 'none'";

    private Html() {}

    static String template(String name) {
        try (var in = new ClassPathResource("/io/amends/gateway/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static String fill(String template, Map<String, String> values) {
        var page = template;
        for (var value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return page;
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /// A page with Swagger UI, which writes inline styles.
    static ServerResponse docs(String page) {
        return ServerResponse.ok()
                .header(
                        "Content-Security-Policy",
                        POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))
                .header("X-Content-Type-Options", "nosniff")
                .contentType(HTML)
                .body(page);
    }

    static ServerResponse answer(String page) {
        return ServerResponse.ok()
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .contentType(HTML)
                .body(page);
    }
}
