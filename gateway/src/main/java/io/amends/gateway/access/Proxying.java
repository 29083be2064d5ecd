package io.amends.gateway.access;

import jakarta.servlet.http.HttpServletRequest;

/// A request that was let in: through which door, and whose it is.
///
/// @param door the door
/// @param behind who answers, also where the address has to say it
/// @param caller who sent it
/// @param bodyLimit how many bytes may come in
public record Proxying(Route door, RouteTarget behind, Caller caller, long bodyLimit) {

    private static final String ATTRIBUTE = Proxying.class.getName();

    void rememberIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// The passage of a request that was let in.
    public static Proxying of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Proxying passage) {
            return passage;
        }
        throw new IllegalStateException("Nobody checked this request: " + request.getMethod());
    }
}
