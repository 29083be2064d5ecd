package io.amends.satisfaction.domain.interactions;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The system that an interaction is from. Each has its own id space: a sender neither sees nor
/// replaces what another one recorded under the same id.
///
/// @param code `integration.<name>`, `staff` or `source.<ce_source>`, names written as in URLs
public record Sender(String code) {
    private static final String INTEGRATION = "integration.";
    private static final String SOURCE = "source.";

    /// Agents, supervisors and administrators, who share one id space.
    public static final Sender STAFF = new Sender("staff");

    /// An integration, by REST.
    ///
    /// @param name the name that its API keys belong to
    public static Sender integration(String name) {
        return new Sender(INTEGRATION + encoded(name));
    }

    /// A system that publishes on the topic.
    ///
    /// @param source its `ce_source`
    public static Sender source(String source) {
        return new Sender(SOURCE + encoded(source));
    }

    /// The display form: `integration:shop`, `staff`, `source:/till`.
    public String text() {
        var dot = code.indexOf('.');
        return dot < 0
                ? code
                : code.substring(0, dot)
                        + ":"
                        + URLDecoder.decode(code.substring(dot + 1), StandardCharsets.UTF_8);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
