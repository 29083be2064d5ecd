package io.amends.gateway.access;

import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before every address below `/api/v1`: is there such a door, who are you, may you, not so
/// fast, not so much at once. Whoever gets past has a [Proxying].
public final class AccessFilter extends OncePerRequestFilter {

    /// No percent signs, no empty, `.` or `..` segments: the address that is checked here is letter
    /// by letter the one that the service sees.
    private static final Pattern PLAIN =
            Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~:@!$&'()*+,=-]+)+");

    private final Authenticator recognition;
    private final RateLimits limits;
    private final ConcurrencyLimits places;
    private final AccessProperties settings;
    private final ProblemWriter problems;

    /// @param recognition tells who shows a key
    public AccessFilter(
            Authenticator recognition,
            AccessProperties settings,
            ProxySettings proxies,
            ProblemWriter problems) {
        this.recognition = recognition;
        this.limits = new RateLimits(settings, proxies);
        this.places = new ConcurrencyLimits(settings);
        this.settings = settings;
        this.problems = problems;
    }

    /// The description of the API is public.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var reads = Set.of("GET", "HEAD").contains(request.getMethod());
        return reads && request.getRequestURI().equals(Route.BASE + Route.OPENAPI);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Proxying passage;
        Semaphore place;
        try {
            passage = admit(request, response);
            place = places.acquire(passage.caller());
        } catch (Problem refused) {
            problems.write(refused, request, response);
            return;
        }
        passage.rememberIn(request);
        try {
            chain.doFilter(forwarded(request, passage), response);
        } finally {
            place.release();
        }
    }

    private static HttpServletRequest forwarded(HttpServletRequest request, Proxying passage) {
        return passage.behind() == RouteTarget.GATEWAY ? request : new UnparsedRequest(request);
    }

    private Proxying admit(HttpServletRequest request, HttpServletResponse response) {
        var door = door(request);
        var caller = caller(request);
        if (!caller.hasAny(door.roles())) {
            throw Problem.of(
                    ProblemType.NOT_ALLOWED,
                    "This needs a key with one of the roles: "
                            + words(door.roles().stream())
                            + ".");
        }
        limits.count(caller, request, response);
        var limit = door.body() == Route.Body.STREAM ? settings.stream() : settings.body();
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw Problem.of(
                    ProblemType.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "A body may have at most %,d bytes here.",
                            limit.toBytes()));
        }
        checkFormat(door, request);
        return new Proxying(door, behind(door, request), caller, limit.toBytes());
    }

    private static void checkFormat(Route door, HttpServletRequest request) {
        var named = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
        var comes =
                request.getContentLengthLong() > 0
                        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        var understood = named.size() == 1 && door.body().accepts(named.getFirst());
        if (door.takesBody() && comes && !understood) {
            throw Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Send the body with one Content-Type, which has to be: "
                                    + door.body().words()
                                    + ".")
                    .header(HttpHeaders.ACCEPT, door.body().words());
        }
    }

    private static Route door(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (!PLAIN.matcher(address).matches()) {
            throw nowhere();
        }
        var query = request.getQueryString();
        if (query != null && !QueryStringCheck.isReadable(query)) {
            throw Problem.of(
                    ProblemType.INVALID_INPUT,
                    "The address' query has to be UTF-8, percent-encoded as in any URL.");
        }
        var doors = Routes.at(PathContainer.parsePath(address));
        if (doors.isEmpty()) {
            throw nowhere();
        }
        return doors.stream()
                .filter(door -> door.admits(request.getMethod()))
                .findFirst()
                .orElseThrow(() -> otherMethod(doors));
    }

    private static RouteTarget behind(Route door, HttpServletRequest request) {
        if (door.behind() != RouteTarget.NAMED) {
            return door.behind();
        }
        var address = PathContainer.parsePath(request.getRequestURI());
        var found = Objects.requireNonNull(door.pattern().matchAndExtract(address));
        var id = found.getUriVariables().getOrDefault("id", "");
        return RouteTarget.ofId(id).orElseThrow(AccessFilter::nowhere);
    }

    private Caller caller(HttpServletRequest request) {
        var shown =
                BearerToken.of(request)
                        .orElseThrow(
                                () -> unknown("Send your key as Authorization: Bearer <key>."));
        return recognition
                .authenticate(shown, request)
                .orElseThrow(
                        () ->
                                unknown(
                                        "This key is unknown, revoked or expired; ask for a new one."));
    }

    private static Problem nowhere() {
        return Problem.of(
                ProblemType.NOT_FOUND, "Nothing has this address; /docs lists all there are.");
    }

    private static Problem otherMethod(List<Route> doors) {
        var methods =
                doors.stream()
                        .map(door -> door.method().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return Problem.of(ProblemType.METHOD_NOT_SUPPORTED, "Use " + methods + " here.")
                .header(HttpHeaders.ALLOW, methods);
    }

    private static Problem unknown(String detail) {
        return Problem.of(ProblemType.NOT_AUTHENTICATED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"amends\"");
    }

    private static String words(Stream<Role> roles) {
        return roles.map(Role::word).sorted().collect(Collectors.joining(", "));
    }
}
