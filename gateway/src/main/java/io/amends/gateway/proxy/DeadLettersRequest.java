package io.amends.gateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.gateway.access.Route;
import io.amends.gateway.access.RouteTarget;
import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;

/// The query for dead letters.
///
/// @param after position of the last item of the previous page; absent for the first page
/// @param count whether the total number is requested
/// @param service the only service to query; absent for all
record DeadLettersRequest(
        int limit, @Nullable String after, boolean count, @Nullable String service) {
    private static final String PATH = Route.BASE + "/dead-letters";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Set<String> KNOWN = Set.of("limit", "cursor", "count", "service");

    /// @throws Problem that names every invalid parameter
    static DeadLettersRequest of(ServerRequest request) {
        var wrong = new ArrayList<Violation>();
        request.params().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(
                        name ->
                                wrong.add(
                                        Violation.ofQuery(
                                                name,
                                                "is not known here: limit, cursor, count, service")));
        var limit = request.param("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MAX_LIMIT) {
            wrong.add(Violation.ofQuery("limit", "must be a whole number from 1 to " + MAX_LIMIT));
        }
        var after = request.param("cursor").map(DeadLettersRequest::decoded).orElse(null);
        if (after != null && after.isEmpty()) {
            wrong.add(
                    Violation.ofQuery(
                            "cursor", "is not one that a list gave; take it from the Link header"));
        }
        var service = request.param("service").orElse(null);
        if (service != null && RouteTarget.service(service).isEmpty()) {
            var names = RouteTarget.SERVICES.stream().map(RouteTarget::serviceName).toList();
            wrong.add(Violation.ofQuery("service", "must be one of " + String.join(", ", names)));
        }
        var count = request.param("count").orElse("false");
        if (!Set.of("true", "false").contains(count)) {
            wrong.add(Violation.ofQuery("count", "must be true or false"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new DeadLettersRequest(
                Integer.parseInt(limit), after, Boolean.parseBoolean(count), service);
    }

    List<RouteTarget> services() {
        return service == null
                ? RouteTarget.SERVICES
                : RouteTarget.service(service).map(List::of).orElse(List.of());
    }

    /// The address of a service's share.
    String address() {
        var suffix = after == null ? "" : "&after=" + URLEncoder.encode(after, UTF_8);
        return String.format(Locale.ROOT, "%s?limit=%d&count=%s%s", PATH, limit, count, suffix);
    }

    /// The `Link` to the next page.
    String next(JsonNode last) {
        var cursor =
                Base64.getUrlEncoder().withoutPadding().encodeToString(place(last).getBytes(UTF_8));
        var only = service == null ? "" : "&service=" + service;
        return String.format(
                Locale.ROOT, "<%s?limit=%d%s&cursor=%s>; rel=\"next\"", PATH, limit, only, cursor);
    }

    /// Position of a dead letter in the list.
    static String place(JsonNode letter) {
        var at = Instant.parse(letter.path("at").asString());
        return TIME.format(at) + "," + letter.path("id").asString("");
    }

    /// The position, or nothing when the text is not a cursor.
    private static String decoded(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            Instant.parse(place.substring(0, place.indexOf(',')));
            return place;
        } catch (RuntimeException madeUp) {
            return "";
        }
    }
}
