package io.amends.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Prepares the environment variables of an application, so that its settings are read from those
/// that are meant for them.
final class EnvironmentVariables {
    private static final String SOURCE =
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private EnvironmentVariables() {}

    /// Removes the variables that Kubernetes sets for Services. Gives a setting its name where
    /// Spring would read its variable as an entry of a map as well:
    /// `AMENDS_GATEWAY_OIDC_ROLES_CLAIM` is `roles-claim`, and not the entry `claim` of `roles`.
    static void prepare(ConfigurableEnvironment environment, KnownSettings known) {
        var sources = environment.getPropertySources();
        if (!(sources.get(SOURCE) instanceof SystemEnvironmentPropertySource system)) {
            return;
        }
        var variables = new LinkedHashMap<String, Object>(system.getSource());
        variables
                .entrySet()
                .removeIf(each -> ServiceLinks.contain(each.getKey(), each.getValue().toString()));
        var named = new LinkedHashMap<String, Object>();
        for (var variable : Map.copyOf(variables).keySet()) {
            known.besideMap(variable)
                    .ifPresent(name -> named.put(name, variables.remove(variable)));
        }
        if (variables.size() < system.getSource().size()) {
            sources.replace(SOURCE, new SystemEnvironmentPropertySource(SOURCE, variables));
            sources.addBefore(SOURCE, new MapPropertySource("namedVariables", named));
        }
    }
}
