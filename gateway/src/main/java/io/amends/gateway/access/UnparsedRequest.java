package io.amends.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to be forwarded. Its parameters are never parsed here: parsing a form would consume
/// the body that has to be forwarded, and parsing the query could change it.
final class UnparsedRequest extends HttpServletRequestWrapper {

    UnparsedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    @SuppressWarnings("ReturnsNullCollection") // as the interface says
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }
}
