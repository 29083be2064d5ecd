package io.amends.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few arguments of a child process: `--name value` and `--flag`. Only programs call these main
/// methods, so there are no help and no abbreviations.
public final class Arguments {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Arguments() {}

    /// @param names the names that take a value, without their hyphens
    /// @param flagNames the names without a value
    /// @throws StartupException for an unknown argument or a missing value
    public static Arguments parse(String[] arguments, Set<String> names, Set<String> flagNames) {
        var parsed = new Arguments();
        for (int i = 0; i < arguments.length; i++) {
            var name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (flagNames.contains(name)) {
                parsed.flags.add(name);
            } else if (names.contains(name) && i + 1 < arguments.length) {
                parsed.values.put(name, arguments[++i]);
            } else {
                throw new StartupException(
                        String.format(
                                Locale.ROOT,
                                "Argument %s is unknown or lacks its value; known are %s and %s.",
                                arguments[i],
                                names,
                                flagNames),
                        null);
            }
        }
        return parsed;
    }

    /// @return whether the flag was given
    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /// @throws StartupException when it was not given
    public Path path(String name) {
        return Path.of(required(name));
    }

    /// @throws StartupException when it was not given or is not a port number
    public int port(String name) {
        var text = required(name);
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, together with numbers that are too large.
        }
        throw new StartupException(
                String.format(Locale.ROOT, "--%s %s is no port number.", name, text), null);
    }

    /// @return the value, or the default when it was not given
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    private String required(String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            throw new StartupException(String.format(Locale.ROOT, "--%s is missing.", name), null);
        }
        return value;
    }
}
