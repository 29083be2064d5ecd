package io.amends.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.amends.settings.SettingsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.validation.annotation.Validated;

/// The settings that services know, that the code reads, and that the documents list, are equal.
class SettingsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern QUOTED = Pattern.compile("`(amends\\.|…)([a-z.*-]+)`");

    @Test
    void everyPropertiesTypeIsKnownAndValidated() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var found =
                scanner.findCandidateComponents("io.amends").stream()
                        .map(each -> String.valueOf(each.getBeanClassName()));

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        Service.allSettings().types().stream().map(Class::getName).toList());
        assertThat(Service.allSettings().types())
                .allMatch(type -> type.isAnnotationPresent(Validated.class));
    }

    @Test
    void settingWhoseVariableContinuesMapsVariableIsNoEntryOfThatMap() {
        var given = Map.of("AMENDS_GATEWAY_OIDC_ROLES_CLAIM", "realm_access.roles");

        assertThatCode(() -> SettingsCheck.check(Service.allSettings(), Map.of(), given))
                .doesNotThrowAnyException();
    }

    @Test
    void documentedSettingsEqualKnownSettings() throws IOException {
        var documented = new TreeSet<String>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/settings.md"))) {
            if (line.startsWith("| `amends.")) {
                var names = QUOTED.matcher(line);
                var first = "";
                while (names.find()) {
                    if (first.isEmpty()) {
                        first = names.group(1) + names.group(2);
                    }
                    documented.add(
                            names.group(1).equals("…")
                                    ? first.substring(0, first.lastIndexOf('.') + 1)
                                            + names.group(2)
                                    : names.group(1) + names.group(2));
                }
            }
        }

        assertThat(documented).isEqualTo(Service.allSettings().names());
    }

    @Test
    void settingsThatCodeAndFilesReadByNameAreKnown() throws IOException {
        var read = Pattern.compile("(?:\\$\\{|getProperty\\(\")(amends\\.[a-z.-]+)");
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (var file : files.filter(SettingsTest::isSource).toList()) {
                var names = read.matcher(Files.readString(file));
                while (names.find()) {
                    // Passed to a Java process, not to a service.
                    if (!names.group(1).equals("amends.caches")) {
                        assertThat(Service.allSettings().names()).contains(names.group(1));
                    }
                }
            }
        }
    }

    private static boolean isSource(Path file) {
        var name = file.toString();
        return name.contains("/src/main/")
                && (name.endsWith(".java")
                        || name.endsWith(".yaml")
                        || name.endsWith(".properties"));
    }
}
