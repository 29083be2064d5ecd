package io.amends.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Checks the settings `amends.*` before anything starts: unknown names, values that cannot be read
/// or are out of range, and values that do not fit each other.
public final class SettingsCheck
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private final KnownSettings known;

    private SettingsCheck(KnownSettings known) {
        this.known = known;
    }

    /// Makes an application check its settings after their files are read and before its context is
    /// created. A failed check throws [WrongSettings].
    public static SpringApplicationBuilder in(
            SpringApplicationBuilder application, KnownSettings known) {
        return application.listeners(new SettingsCheck(known));
    }

    /// Runs an application in a process of its own. Where its settings are wrong the process prints
    /// which and exits with 1.
    public static void run(SpringApplicationBuilder application, String... arguments) {
        try {
            application.run(arguments);
        } catch (WrongSettings wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    /// Checks settings before there is an application.
    ///
    /// @param given by their names; they win over the environment
    /// @param variables the environment's
    /// @throws WrongSettings when some are invalid
    public static void check(
            KnownSettings known, Map<String, String> given, Map<String, String> variables) {
        if (given.isEmpty() && variables.keySet().stream().noneMatch(SettingsCheck::mayBeOurs)) {
            return;
        }
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        var system = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(
                system,
                new SystemEnvironmentPropertySource(system, Map.<String, Object>copyOf(variables)));
        sources.addFirst(new MapPropertySource("given", Map.<String, Object>copyOf(given)));
        ConfigurationPropertySources.attach(environment);
        new SettingsCheck(known).check(environment);
    }

    private static boolean mayBeOurs(String variable) {
        return variable.regionMatches(true, 0, "amends", 0, "amends".length());
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        check(prepared.getEnvironment());
    }

    /// After Spring's own, which read the files.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private void check(ConfigurableEnvironment environment) {
        EnvironmentVariables.prepare(environment, known);
        var problems = new LinkedHashSet<>(wrongNames(environment));
        problems.addAll(new GivenValues(environment).problems(known));
        if (!problems.isEmpty()) {
            throw new WrongSettings(List.copyOf(problems));
        }
    }

    private List<String> wrongNames(ConfigurableEnvironment environment) {
        var wrong = new ArrayList<String>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            // Names of system properties are the Java command's: benchmarks and tests have theirs.
            if (source instanceof EnumerablePropertySource<?> names
                    && !source.getName()
                            .equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
                for (var name : names.getPropertyNames()) {
                    problemOf(name, source).ifPresent(wrong::add);
                }
            }
        }
        return wrong;
    }

    private Optional<String> problemOf(String name, PropertySource<?> source) {
        return source instanceof SystemEnvironmentPropertySource
                ? known.wrongVariable(name)
                : known.wrongName(name);
    }
}
