package io.amends.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

class SettingsCheckTest {
    private static final KnownSettings KNOWN =
            KnownSettings.of(CallbackSettings.class, GatewaySettings.class);

    @ConfigurationProperties("amends.followup")
    record CallbackSettings(
            @DefaultValue("P3D") @Between(min = "PT0S", max = "P3650D") Duration callbackAfter,
            @DefaultValue("2") @Between(min = "0", max = "10") int maxRetries,
            @DefaultValue("P26W") Period horizon,
            @DefaultValue("1") @Between(min = "0.5", max = "2") double margin,
            @DefaultValue Nested nested) {

        record Nested(
                @DefaultValue("PT7S") Duration sending, @DefaultValue("PT10S") Duration lease) {
            Nested {
                if (sending.compareTo(lease) >= 0) {
                    throw new IllegalArgumentException(
                            "amends.followup.nested.sending must be below the lease");
                }
            }
        }
    }

    @ConfigurationProperties("amends.gateway")
    record GatewaySettings(
            @Secret @Pattern(regexp = "[a-z]{4}", message = "must be four letters")
                    @Nullable String masterKey,
            @HttpAddress @Nullable URI issuer,
            @DefaultValue("1MB") @Between(min = "1KB", max = "100MB") DataSize body,
            @DefaultValue Set<@NotBlank(message = "must be names") String> owners,
            @DefaultValue("roles") String rolesClaim,
            @Between(min = "0", max = "65535") @Nullable Integer managementPort,
            @DefaultValue Map<String, String> roles) {
        GatewaySettings {
            if (!Set.of("agent", "admin").containsAll(roles.values())) {
                throw new IllegalArgumentException("amends.gateway.roles must be roles");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "amends.followup.callbak-after, amends.followup.callback-after",
        "amends.followup.callback-aftr, amends.followup.callback-after",
        "amends.followups.callback-after, amends.followup.callback-after",
        "amend.followup.callback-after, amends.followup.callback-after",
        "maends.followup.callback-aftr, amends.followup.callback-after",
        "amends.complaint.callback-after, amends.followup.callback-after",
        "amends.followup.nested.sendign, amends.followup.nested.sending",
        "amends.gateway.role.desk, amends.gateway.roles.*"
    })
    void unknownNameIsRefusedWithTheNameThatWasMeant(String given, String meant) {
        assertThat(problem(given, "P1D"))
                .isEqualTo("There is no setting " + given + "; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amends.everything",
                "amends.followup",
                "amends.followup.retries-at-night",
                "amends.x.y.z",
                "amends.followup.callback-after.days",
                "amends.followup.callback-after[0]",
                "amends"
            })
    void unknownNameWithoutAnythingLikeItIsRefusedByName(String given) {
        assertThat(problem(given, "P1D")).startsWith("There is no setting " + given + "; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amends.followup.callback-after",
                "amends.followup.callbackAfter",
                "amends.followup.callback_after",
                "AMENDS.FOLLOWUP.CALLBACKAFTER",
                "amends.eventing.lease",
                "amends.scores.nonsense",
                "spring.mongodb.uri",
                "trends.url",
                "trends.followup.callback-after",
                "mends.url",
                "amend.url",
                "amend.data.url",
                "agenda.gateway",
                "friends.followup.max-retries",
                "logging.level.io.amends"
            })
    void knownNameInEverySpellingAndSettingsOfOtherServicesAreTaken(String given) {
        assertThatCode(() -> check(Map.of(given, "PT1S"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amends.followup.callback-after | -P1D | but must be between PT0S and P3650D",
                "amends.followup.callback-after | P3651D | but must be between PT0S and P3650D",
                "amends.followup.callbackAfter | -P1D | but must be between PT0S and P3650D",
                "amends.followup.max-retries | -1 | but must be between 0 and 10",
                "amends.followup.max-retries | 11 | but must be between 0 and 10",
                "amends.followup.margin | 0.4 | but must be between 0.5 and 2",
                "amends.followup.margin | 2.1 | but must be between 0.5 and 2",
                "amends.followup.margin | NaN | but must be between 0.5 and 2",
                "amends.followup.margin | Infinity | but must be between 0.5 and 2",
                "amends.gateway.body | 1B | but must be between 1KB and 100MB",
                "amends.gateway.body | 1GB | but must be between 1KB and 100MB",
                "amends.gateway.issuer | ftp://there | but must be an address as",
                "amends.gateway.issuer | nowhere | but must be an address as"
            })
    void valueOutOfRangeIsRefusedWithTheRange(String name, String value, String expected) {
        assertThat(problem(name, value)).contains(" is " + value + ", ").contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amends.followup.callback-after | three days | a duration, as P3D, PT2S or 90s",
                "amends.followup.callback-after | 3 | a duration, as P3D, PT2S or 90s",
                "amends.followup.callback-after | P3H | a duration, as P3D, PT2S or 90s",
                "amends.followup.callback-after | 3days | a duration, as P3D, PT2S or 90s",
                "amends.followup.horizon | 26 | a period with its unit, as P26W",
                "amends.followup.max-retries | 2.5 | a whole number",
                "amends.followup.max-retries | 99999999999 | a whole number",
                "amends.followup.margin | much | a number",
                "amends.gateway.body | 1XB | an amount of data, as 10KB or 1MB"
            })
    void valueThatCannotBeReadOrHasNoUnitIsRefusedWithHowToWriteIt(
            String name, String value, String expected) {
        assertThat(problem(name, value))
                .isEqualTo(name + " is " + value + ", but must be " + expected + ".");
    }

    @Test
    void emptyValueOfRequiredSettingIsRefused() {
        assertThat(problem("amends.followup.callback-after", ""))
                .startsWith("amends.followup.callback-after is empty, but must be a duration");
    }

    @Test
    void entriesOfListsAndMapsAreKnownAndChecked() {
        assertThatCode(
                        () ->
                                check(
                                        Map.of(
                                                "amends.gateway.owners", "ada,bob",
                                                "amends.gateway.roles.complaint-desk", "agent",
                                                "amends.gateway.roles[help desk]", "agent")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("amends.gateway.owners[0]", "ada")))
                .doesNotThrowAnyException();
        assertThat(problem("amends.gateway.owners[0]", " "))
                .startsWith("amends.gateway.owners is ")
                .endsWith("but must be names.");
    }

    @Test
    void valuesThatDoNotFitEachOtherAreRefused() {
        assertThat(problem("amends.followup.nested.sending", "PT10S"))
                .isEqualTo("amends.followup.nested.sending must be below the lease.");
    }

    @ParameterizedTest
    @CsvSource({
        "AMENDS_FOLLOWUP_CALLBAK_AFTER, AMENDS_FOLLOWUP_CALLBACK_AFTER",
        "AMENDS_FOLLOWUP_CALBACKAFTER, AMENDS_FOLLOWUP_CALLBACK_AFTER",
        "AMENDS_GATEWAY_OWNER, AMENDS_GATEWAY_OWNERS"
    })
    void unknownEnvironmentVariableIsRefusedWithTheOneThatWasMeant(String given, String meant) {
        assertThat(variableProblem(given, "P1D"))
                .isEqualTo(
                        "There is no setting for the environment variable "
                                + given
                                + "; did you mean "
                                + meant
                                + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "AMENDS_FOLLOWUP_CALLBACK_AFTER, PT1S",
        "AMENDS_FOLLOWUP_CALLBACKAFTER, PT1S",
        "AMENDS_GATEWAY_OWNERS_0, ada",
        "AMENDS_GATEWAY_OWNERS_0_, ada",
        "AMENDS_GATEWAY_ROLES_DESK, agent",
        "AMENDS_MONGODB_URI, mongodb://there",
        "AMENDS_KAFKA_BOOTSTRAP_SERVERS, there:9092",
        "AMENDS_SCORES_MARGIN, 1",
        "AMENDSX, 1"
    })
    void knownEnvironmentVariableIsTaken(String given, String value) {
        assertThatCode(() -> SettingsCheck.check(KNOWN, Map.of(), Map.of(given, value)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "AMENDS_SERVICE_HOST, 10.96.0.7",
        "AMENDS_PORT, tcp://10.96.0.7:8080",
        "AMENDS_GATEWAY_SERVICE_HOST, 10.96.0.7",
        "AMENDS_GATEWAY_SERVICE_PORT, 8080",
        "AMENDS_GATEWAY_SERVICE_PORT_HTTP_METRICS, 8090",
        "AMENDS_GATEWAY_PORT, tcp://10.96.0.7:8080",
        "AMENDS_GATEWAY_PORT_8080_TCP, tcp://10.96.0.7:8080",
        "AMENDS_GATEWAY_PORT_8080_TCP_PROTO, tcp",
        "AMENDS_GATEWAY_PORT_8080_TCP_PORT, 8080",
        "AMENDS_GATEWAY_PORT_8080_TCP_ADDR, 10.96.0.7",
        "AMENDS_GATEWAY_PORT_53_UDP, udp://10.96.0.7:53",
        "AMENDS_GATEWAY_MANAGEMENT_PORT, tcp://10.96.0.7:8090",
        "AMENDS_COMPLAINT_SERVICE_SERVICE_HOST, 10.96.0.8",
        "AMENDS_COMPLAINT_SERVICE_PORT, tcp://10.96.0.8:8081",
        "AMENDS_COMPLAINT_SERVICE_PORT_8081_TCP, tcp://10.96.0.8:8081",
        "AMENDS_KAFKA_BROKER_0_SERVICE_PORT_CLIENTS, 9092"
    })
    void variablesOfKubernetesServicesAreNoSettings(String given, String value) {
        assertThatCode(() -> SettingsCheck.check(KNOWN, Map.of(), Map.of(given, value)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "AMENDS_GATEWAY_PORT, 8080",
        "AMENDS_GATEWAY_MANAGMENT_PORT, 8090",
        "AMENDS_GATEWAY_SERVICE, tcp://10.96.0.7:8080"
    })
    void variablesThatOnlyResembleThoseOfKubernetesAreRefused(String given, String value) {
        assertThat(variableProblem(given, value)).contains("There is no setting", given);
    }

    @ParameterizedTest
    @CsvSource({
        "AMENDS_GATEWAY_ROLES_CLAIM, groups",
        "AMENDS_GATEWAY_ROLESCLAIM, groups",
        "AMENDS_GATEWAY_ROLES_DESK, agent"
    })
    void settingBesideMapOfSimilarNameIsNoEntryOfIt(String given, String value) {
        assertThatCode(() -> SettingsCheck.check(KNOWN, Map.of(), Map.of(given, value)))
                .doesNotThrowAnyException();
        assertThat(variableProblem("AMENDS_GATEWAY_ROLES_DESK", "groups"))
                .isEqualTo("amends.gateway.roles must be roles.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMENDS_FOLLOWUP_CALLBACK_AFTER", "AMENDS_FOLLOWUP_CALLBACKAFTER"})
    void valueOfAnEnvironmentVariableIsChecked(String variable) {
        assertThat(variableProblem(variable, "-P1D"))
                .isEqualTo(
                        "amends.followup.callback-after is -P1D, but must be between PT0S and"
                                + " P3650D.");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(problem("amends.gateway.master-key", "tops3cret"))
                .isEqualTo("amends.gateway.master-key is set, but must be four letters.");
        assertThat(problem("amends.gateway.master-kye", "tops3cret")).doesNotContain("tops3cret");
        assertThat(problem("amends.gateway.issuer", "ftp://me:tops3cret@there"))
                .doesNotContain("tops3cret");
    }

    @Test
    void eachWrongSettingHasItsOwnLine() {
        var wrong =
                Map.of(
                        "amends.followup.callbak-after", "P1D",
                        "amends.followup.max-retries", "11",
                        "amends.gateway.body", "1B");

        assertThat(message(catchThrowable(() -> check(wrong))).lines()).hasSize(3);
    }

    @Test
    void applicationWithWrongSettingDoesNotStart() {
        assertThat(catchThrowable(() -> start("--amends.followup.callback-after=-P1D")))
                .isInstanceOf(WrongSettings.class)
                .hasMessageStartingWith("amends.followup.callback-after is -P1D, but must");
        assertThat(catchThrowable(() -> start("--amends.followup.callbak-after=P1D")))
                .isInstanceOf(WrongSettings.class)
                .hasMessageEndingWith("did you mean amends.followup.callback-after?");
    }

    private static void start(String argument) {
        var application =
                new SpringApplicationBuilder(SettingsCheckTest.class).web(WebApplicationType.NONE);
        SettingsCheck.in(application, KNOWN).run(argument);
    }

    private static void check(Map<String, String> given) {
        SettingsCheck.check(KNOWN, given, Map.of());
    }

    private static String problem(String name, String value) {
        return message(catchThrowable(() -> check(Map.of(name, value))));
    }

    private static String variableProblem(String name, String value) {
        return message(
                catchThrowable(() -> SettingsCheck.check(KNOWN, Map.of(), Map.of(name, value))));
    }

    private static String message(@Nullable Throwable thrown) {
        assertThat(thrown).isInstanceOf(WrongSettings.class);
        return thrown.getMessage();
    }
}
