package io.amends.satisfaction.domain.interactions;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Which system an interaction is from. Each has ids of its own: what one recorded no other sees
/// under that id, or replaces.
///
/// @param code `integration.<name>`, `staff` or `source.<ce_source>`, names written as in URLs
public record Sender(String code) {
    private static final String INTEGRATION = "integration.";
    private static final String SOURCE = "source.";

    /// Agents, supervisors and administrators, who correct each other's.
    public static final Sender STAFF = new Sender("staff");

    /// An integration, by REST.
    ///
    /// @param name of its keys
    public static Sender integration(String name) {
        return new Sender(INTEGRATION + encoded(name));
    }

    /// A system that publishes on the topic itself.
    ///
    /// @param source its `ce_source`
    public static Sender source(String source) {
        return new Sender(SOURCE + encoded(source));
    }

    /// As people read it: `integration:shop`, `staff`, `source:/till`.
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
