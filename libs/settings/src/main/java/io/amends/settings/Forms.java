package io.amends.settings;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/// The formats of settings' values.
final class Forms {
    private static final Map<Class<?>, String> FORMS =
            Map.of(
                    Duration.class, "a duration, as P3D, PT2S or 90s",
                    Period.class, "a period with its unit, as P26W",
                    DataSize.class, "an amount of data, as 10KB or 1MB",
                    LocalTime.class, "a time of day, as 03:00",
                    URI.class, "an address",
                    double.class, "a number");

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class);

    private Forms() {}

    static String of(KnownSetting setting) {
        var type = setting.component().getType();
        return WHOLE.contains(type)
                ? "a whole number"
                : FORMS.getOrDefault(type, "something that can be read");
    }
}
