package io.amends.settings;

import java.util.regex.Pattern;

/// The environment variables that Kubernetes sets in every container for each Service of the
/// namespace, after the Service's name: `AMENDS_GATEWAY_SERVICE_HOST` for one named
/// `amends-gateway`. They are no settings.
final class ServiceLinks {
    private static final Pattern HOST = Pattern.compile("AMENDS(_[A-Z0-9]+)*_SERVICE_HOST");
    private static final Pattern PORT =
            Pattern.compile("AMENDS(_[A-Z0-9]+)*_SERVICE_PORT(_[A-Z0-9_]+)?");
    private static final Pattern PART =
            Pattern.compile("AMENDS(_[A-Z0-9]+)*_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
    private static final Pattern ADDRESS = Pattern.compile("AMENDS(_[A-Z0-9]+)*_PORT");
    private static final Pattern URL = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLinks() {}

    /// Whether a variable is one of them. One that ends with `_PORT` may be a setting as well, but
    /// not with such a value.
    static boolean contain(String variable, String value) {
        return HOST.matcher(variable).matches()
                || PORT.matcher(variable).matches() && value.matches("\\d+")
                || PART.matcher(variable).matches()
                || ADDRESS.matcher(variable).matches() && URL.matcher(value).matches();
    }
}
