package io.amends.gateway.access;

import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
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
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Checks every request below `/api/v1`: route, authentication, role, rate limit and concurrency
/// limit. An accepted request has a [Proxying].
public final class AccessFilter extends OncePerRequestFilter {

    /// No percent signs, no empty, `.` or `..` segments: the address that is checked here is
    /// character by character the one that the service receives.
    private static final Pattern PLAIN =
            Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~:@!$&'()*+,=-]+)+");

    private final Authenticator authenticator;
    private final RateLimits limits;
    private final ConcurrencyLimits concurrency;
    private final AccessProperties settings;
    private final HandlerExceptionResolver problems;

    /// @param authenticator authenticates the caller by the key
    /// @param problems writes the problem of a refused request
    public AccessFilter(
            Authenticator authenticator,
            AccessProperties settings,
            ProxySettings proxies,
            HandlerExceptionResolver problems) {
        this.authenticator = authenticator;
        this.limits = new RateLimits(settings, proxies);
        this.concurrency = new ConcurrencyLimits(settings);
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
        Proxying proxying;
        Semaphore permit;
        try {
            proxying = admit(request, response);
            permit = concurrency.acquire(proxying.caller());
        } catch (RuntimeException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        proxying.storeIn(request);
        try {
            chain.doFilter(forwarded(request, proxying), response);
        } finally {
            permit.release();
        }
    }

    private static HttpServletRequest forwarded(HttpServletRequest request, Proxying proxying) {
        return proxying.target() == RouteTarget.GATEWAY ? request : new UnparsedRequest(request);
    }

    private Proxying admit(HttpServletRequest request, HttpServletResponse response) {
        var route = route(request);
        var caller = caller(request);
        if (!caller.hasAny(route.roles())) {
            throw Problem.of(
                    ProblemType.NOT_ALLOWED,
                    "This needs a key with one of the roles: "
                            + words(route.roles().stream())
                            + ".");
        }
        limits.count(caller, request, response);
        var limit = route.body() == Route.Body.STREAM ? settings.stream() : settings.body();
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw Problem.of(
                    ProblemType.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "A body may have at most %,d bytes here.",
                            limit.toBytes()));
        }
        checkFormat(route, request);
        return new Proxying(route, target(route, request), caller, limit.toBytes());
    }

    private static void checkFormat(Route route, HttpServletRequest request) {
        var named = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
        var comes =
                request.getContentLengthLong() > 0
                        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        var understood = named.size() == 1 && route.body().accepts(named.getFirst());
        if (route.takesBody() && comes && !understood) {
            throw Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Send the body with one Content-Type, which has to be: "
                                    + route.body().words()
                                    + ".")
                    .header(HttpHeaders.ACCEPT, route.body().words());
        }
    }

    private static Route route(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (!PLAIN.matcher(address).matches()) {
            throw notFound();
        }
        var query = request.getQueryString();
        if (query != null && !QueryStringCheck.isReadable(query)) {
            throw Problem.of(
                    ProblemType.INVALID_INPUT,
                    "The address' query has to be UTF-8, percent-encoded as in any URL.");
        }
        var routes = Routes.at(PathContainer.parsePath(address));
        if (routes.isEmpty()) {
            throw notFound();
        }
        return routes.stream()
                .filter(route -> route.admits(request.getMethod()))
                .findFirst()
                .orElseThrow(() -> methodNotAllowed(routes));
    }

    private static RouteTarget target(Route route, HttpServletRequest request) {
        if (route.target() != RouteTarget.NAMED) {
            return route.target();
        }
        var address = PathContainer.parsePath(request.getRequestURI());
        var found = Objects.requireNonNull(route.pattern().matchAndExtract(address));
        var id = found.getUriVariables().getOrDefault("id", "");
        return RouteTarget.ofId(id).orElseThrow(AccessFilter::notFound);
    }

    private Caller caller(HttpServletRequest request) {
        var credential =
                BearerToken.of(request)
                        .orElseThrow(
                                () ->
                                        notAuthenticated(
                                                "Send your key as Authorization: Bearer <key>."));
        return authenticator
                .authenticate(credential, request)
                .orElseThrow(
                        () ->
                                notAuthenticated(
                                        "This key is unknown, revoked or expired; ask for a new one."));
    }

    private static Problem notFound() {
        return Problem.of(
                ProblemType.NOT_FOUND, "Nothing has this address; /docs lists all there are.");
    }

    private static Problem methodNotAllowed(List<Route> routes) {
        var methods =
                routes.stream()
                        .map(route -> route.method().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return Problem.of(ProblemType.METHOD_NOT_SUPPORTED, "Use " + methods + " here.")
                .header(HttpHeaders.ALLOW, methods);
    }

    private static Problem notAuthenticated(String detail) {
        return Problem.of(ProblemType.NOT_AUTHENTICATED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"amends\"");
    }

    private static String words(Stream<Role> roles) {
        return roles.map(Role::word).sorted().collect(Collectors.joining(", "));
    }
}
