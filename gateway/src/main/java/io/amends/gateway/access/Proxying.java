package io.amends.gateway.access;

import jakarta.servlet.http.HttpServletRequest;

/// An accepted request: its route, the service that answers, and the caller.
///
/// @param route the route
/// @param target the service that answers, also where it depends on the address
/// @param caller who sent it
/// @param bodyLimit maximum size of the body in bytes
public record Proxying(Route route, RouteTarget target, Caller caller, long bodyLimit) {

    private static final String ATTRIBUTE = Proxying.class.getName();

    void storeIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// The attributes of an accepted request.
    public static Proxying of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Proxying proxying) {
            return proxying;
        }
        throw new IllegalStateException(
                "AccessFilter did not accept this request: " + request.getMethod());
    }
}
