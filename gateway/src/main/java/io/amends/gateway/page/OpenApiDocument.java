package io.amends.gateway.page;

import io.amends.gateway.access.Route;
import io.amends.gateway.access.RouteTarget;
import io.amends.gateway.access.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document of the whole public API. It is a resource built from the services' own
/// documents at build time, so that it is available whichever service is not; a test of the running
/// platform fails when the two differ.
public final class OpenApiDocument {

    private static final String RESOURCE = "openapi.json";

    /// Replaced by a future instant, so that examples are accepted whenever they are sent.
    private static final String AHEAD = "2035-06-01T12:00:00Z";

    private static final String LATER = "2035-06-02T12:00:00Z";

    private static final Duration HOW_FAR = Duration.ofDays(7);

    private final Clock clock;
    private final String json = Html.template(RESOURCE);
    private final String yaml = yamlOf(json);

    /// Reads the resource; instants of examples are in the future of this clock.
    public OpenApiDocument(Clock clock) {
        this.clock = clock;
    }

    /// As JSON.
    public byte[] json() {
        return bytes(json);
    }

    /// As YAML.
    public byte[] yaml() {
        return bytes(yaml);
    }

    private byte[] bytes(String text) {
        var ahead = clock.instant().plus(HOW_FAR).truncatedTo(ChronoUnit.DAYS);
        return text.replace(AHEAD, ahead.toString())
                .replace(LATER, ahead.plus(1, ChronoUnit.DAYS).toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The routes of one service only, as JSON.
    public byte[] of(RouteTarget service) {
        var part = (ObjectNode) JsonMapper.shared().readTree(json());
        var routes =
                Routes.ALL.stream()
                        .filter(route -> route.target() == service)
                        .collect(Collectors.toUnmodifiableSet());
        var paths = (ObjectNode) part.get("paths");
        paths.remove(
                paths.propertyNames().stream()
                        .filter(path -> routes.stream().noneMatch(route -> answers(route, path)))
                        .toList());
        return JsonMapper.shared().writeValueAsBytes(part);
    }

    /// Matches a documented path against the table: a command that is documented on its own matches
    /// the table's `{command}`, and a documented `{name}` matches any segment of the table's.
    private static boolean answers(Route route, String described) {
        var theirs = described.split("/");
        var ours = route.path().split("/");
        if (theirs.length != ours.length) {
            return false;
        }
        for (int at = 0; at < ours.length; at++) {
            if (!ours[at].startsWith("{")
                    && !theirs[at].startsWith("{")
                    && !ours[at].equals(theirs[at])) {
                return false;
            }
        }
        return true;
    }

    private static String yamlOf(String json) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(false);
        Map<?, ?> tree = JsonMapper.shared().readValue(json, Map.class);
        return new Yaml(options).dump(tree);
    }
}
