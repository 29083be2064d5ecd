package io.amends.launcher.services;

import io.amends.process.StartupException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Settings in a process' environment, in the variable that Spring reads by itself. Other users of
/// the machine can read a process' command line, but not its environment.
public final class EnvironmentSettings {

    /// The name of the variable.
    public static final String VARIABLE = "SPRING_APPLICATION_JSON";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EnvironmentSettings() {}

    /// @return the variable's value
    public static String write(Map<String, String> settings) {
        return JSON.writeValueAsString(settings);
    }

    /// @return the settings in this process' environment, by their full names
    /// @throws StartupException when the variable is not a JSON object
    public static Map<String, String> ofThisProcess() {
        return read(System.getenv(VARIABLE));
    }

    static Map<String, String> read(@Nullable String value) {
        var settings = new LinkedHashMap<String, String>();
        if (value != null && !value.isBlank()) {
            try {
                flatten("", JSON.readTree(value), settings);
            } catch (JacksonException notJson) {
                // Without the value, which may contain a password.
                throw new StartupException(VARIABLE + " is no JSON object.", null);
            }
        }
        return settings;
    }

    /// Names of nested values as Spring forms them.
    private static void flatten(String name, JsonNode value, Map<String, String> settings) {
        if (value.isObject()) {
            value.propertyStream()
                    .forEach(
                            inner ->
                                    flatten(
                                            name.isEmpty()
                                                    ? inner.getKey()
                                                    : name + "." + inner.getKey(),
                                            inner.getValue(),
                                            settings));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(name + "[" + i + "]", value.get(i), settings);
            }
        } else if (!name.isEmpty()) {
            settings.put(name, value.asString(""));
        }
    }
}
