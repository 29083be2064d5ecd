package io.amends.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.launcher.services.EnvironmentSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningSystemTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void secretsArePassedByEnvironmentAndNeverOnCommandLine(boolean separate) {
        var request =
                new UpRequest(
                        8080,
                        DataFolder.of(Path.of("data")),
                        separate,
                        Map.of("amends.gateway.master-key", "hunter-1"),
                        Map.of("spring.kafka.properties.sasl.jaas.config", "hunter-2"),
                        Optional.of("mongodb://me:hunter-3@elsewhere"),
                        Optional.of("elsewhere:9092"));

        assertThat(plans(request))
                .isNotEmpty()
                .allSatisfy(
                        plan -> {
                            assertThat(plan.command().line())
                                    .noneMatch(argument -> argument.contains("hunter"))
                                    .noneMatch(argument -> argument.contains("elsewhere"));
                            assertThat(settings(plan)).contains("hunter-1", "hunter-2", "hunter-3");
                        });
        assertThat(request.toString()).doesNotContain("hunter");
    }

    @Test
    void commandLineSettingsOverrideEnvironmentAndBothOverrideDefaults() {
        var request =
                new UpRequest(
                        8080,
                        DataFolder.of(Path.of("data")),
                        false,
                        Map.of("spring.mongodb.uri", "set"),
                        Map.of("spring.mongodb.uri", "inherited", "server.address", "inherited"),
                        Optional.empty(),
                        Optional.empty());

        assertThat(settings(plans(request).getLast()))
                .contains("\"spring.mongodb.uri\":\"set\"", "\"server.address\":\"inherited\"");
    }

    @Test
    void startPageGetsKeyCommandForDataFolder() {
        var request = UpRequest.embedded(9000, DataFolder.of(Path.of("/srv/my amends")));

        assertThat(settings(plans(request).getLast()))
                .contains("./amends key create --data '/srv/my amends'");
    }

    @ParameterizedTest
    @CsvSource({
        "data, ./amends down",
        "./data, ./amends down",
        "other, ./amends down --data other",
        "/srv/amends, ./amends down --data /srv/amends",
        "/srv/δεδομένα, ./amends down --data /srv/δεδομένα",
        "/srv/my amends, ./amends down --data '/srv/my amends'",
        "/srv/$HOME, ./amends down --data '/srv/$HOME'"
    })
    void hintsQuoteFolderForShell(String folder, String command) {
        assertThat(DataFolder.of(Path.of(folder)).command("down")).isEqualTo(command);
    }

    private static List<ProcessSpec> plans(UpRequest request) {
        return new PlatformTopology(request, new Distribution("jars", Optional.empty(), false))
                .processes();
    }

    private static String settings(ProcessSpec plan) {
        return plan.command().environment().get(EnvironmentSettings.VARIABLE);
    }
}
