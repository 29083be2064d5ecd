package io.amends.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {

    @Test
    void skippedTestsAreRecordedWithReason(@TempDir Path folder) throws Exception {
        var file = folder.resolve("skipped.txt");

        run(Sample.class, new SkippedTests(file));

        assertThat(Files.readAllLines(file))
                .containsExactlyInAnyOrder(
                        "SkippedTestsTest$Sample.assumes: Assumption failed: no engine here",
                        "SkippedTestsTest$Sample.isDisabled: later");
    }

    private static void run(Class<?> sample, SkippedTests listener) {
        // Without the listener that surefire has registered: this test's skips must not be listed.
        var config = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false);
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(sample));
        LauncherFactory.create(config.build()).execute(request.build(), listener);
    }

    static class Sample {

        @Test
        void assumes() {
            assumeTrue(false, "no engine here");
        }

        @Test
        @Disabled("later")
        void isDisabled() {}

        @Test
        void runs() {
            assertThat(Sample.class).isNotNull();
        }
    }
}
