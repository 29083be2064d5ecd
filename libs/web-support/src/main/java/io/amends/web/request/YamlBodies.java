package io.amends.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/// The addresses whose bodies may be YAML as well as JSON. A bean of a service whose controllers
/// parse YAML themselves; everywhere else YAML is refused.
///
/// @param addresses matches the whole address, as `/api/v1/policies/[^/]+`
public record YamlBodies(Pattern addresses) {
    /// The media type, as in RFC 9512.
    public static final String MEDIA_TYPE = "application/yaml";

    /// For a service without such addresses.
    static final YamlBodies NONE = new YamlBodies(Pattern.compile("(?!)"));

    boolean admit(HttpServletRequest request) {
        return addresses.matcher(request.getRequestURI()).matches();
    }
}
