package io.amends.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.process.StartupException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSettingsTest {

    @Test
    void writtenSettingsAreReadBack() {
        var settings =
                Map.of("spring.mongodb.uri", "mongodb://me:\"se,cret\"@host/?a=b", "a.b", "");

        assertThat(EnvironmentSettings.read(EnvironmentSettings.write(settings)))
                .isEqualTo(settings);
    }

    @Test
    void nestedValuesAreNamedAsInSpring() {
        assertThat(EnvironmentSettings.read("{\"a\": {\"b\": [1, {\"c\": true}], \"d.e\": \"x\"}}"))
                .containsExactly(
                        Map.entry("a.b[0]", "1"),
                        Map.entry("a.b[1].c", "true"),
                        Map.entry("a.d.e", "x"));
    }

    @Test
    void settingsAreEmptyWithoutTheVariable() {
        assertThat(EnvironmentSettings.read(null)).isEmpty();
        assertThat(EnvironmentSettings.read(" ")).isEmpty();
    }

    @Test
    void invalidJsonIsRefusedWithoutPrintingIt() {
        assertThatThrownBy(() -> EnvironmentSettings.read("{password: hunter-2"))
                .isInstanceOf(StartupException.class)
                .hasMessage("SPRING_APPLICATION_JSON is no JSON object.")
                .hasNoCause();
    }
}
