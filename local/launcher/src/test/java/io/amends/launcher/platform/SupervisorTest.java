package io.amends.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import io.amends.process.StartupException;
import io.amends.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small real processes under the real supervisor.
class SupervisorTest {

    @TempDir private Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void stopOrderIsReverseOfStartOrder() throws Exception {
        try (var supervisor = prepared(part("store"), part("broker"), part("gateway"))) {
            supervisor.start();
        }

        assertThat(Files.readAllLines(diary())).containsExactly("gateway", "broker", "store");
    }

    @Test
    void eachComponentIsPrintedAndInStateFile() {
        try (var supervisor = prepared(part("store"), part("broker"))) {
            supervisor.start();

            assertThat(onScreen())
                    .contains("store                  ready")
                    .contains("broker                 ready")
                    .contains("All parts are ready after");
            var status = PlatformStatus.of(data(), Clock.systemUTC());
            assertThat(status.ready()).isTrue();
            assertThat(status.parts())
                    .extracting(PlatformStatus.Part::name)
                    .containsExactly("store", "broker");
            assertThat(status.parts())
                    .allSatisfy(part -> assertThat(part.residentBytes()).isGreaterThan(10 << 20));
        }
        assertThat(PlatformStatus.of(data(), Clock.systemUTC()).parts()).isEmpty();
    }

    @Test
    void deadComponentIsRestartedAndReported() {
        try (var supervisor = prepared(part("store"), part("broker"))) {
            supervisor.start();
            long first = pid("broker");

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            Eventually.holds(
                    "the broker is back",
                    () -> pid("broker") != first && state("broker").equals("ready"));
            assertThat(onScreen())
                    .contains("broker                 ended unasked (exit code 137)")
                    .contains("broker                 is back after");
            assertThat(PlatformStatus.of(data(), Clock.systemUTC()).ready()).isTrue();
        }
    }

    @Test
    void supervisionContinuesWhileStateFileCannotBeWritten() throws Exception {
        try (var supervisor = prepared(part("store"), part("broker"))) {
            supervisor.start();
            long first = pid("broker");
            var state = data().state();
            // Simulates a full disk: neither this file nor the next can be written.
            Files.delete(state);
            Files.createDirectories(state.resolve("in-the-way"));

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            Eventually.holds(
                    "the console says so",
                    () -> onScreen().contains("broker                 is back after"));
            assertThat(onScreen()).containsOnlyOnce("The state of the platform cannot be written");

            Files.delete(state.resolve("in-the-way"));
            Files.delete(state);
            Eventually.holds(
                    "the state is written",
                    () -> onScreen().contains("The state of the platform is written again."));
            assertThat(pid("broker")).isNotEqualTo(first);
            assertThat(PlatformStatus.of(data(), Clock.systemUTC()).ready()).isTrue();
        }
    }

    @Test
    void failedStartNamesReasonAndLeavesNothingRunning() {
        try (var supervisor = prepared(part("store"), SampleComponent.thatCannotStart("broker"))) {
            assertThatThrownBy(supervisor::start)
                    .isInstanceOf(StartupException.class)
                    .hasMessage("The broker could not start: the moon is not full");
        }
        assertThat(ProcessHandle.current().children().filter(SupervisorTest::isPart)).isEmpty();
    }

    @Test
    void dataOfAnotherPlatformAreRefused() {
        try (var supervisor = prepared(part("store"))) {
            supervisor.start();

            assertThatThrownBy(() -> prepared(part("store")))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("are in use by another ./amends up (process ")
                    .hasMessageContaining("./amends down");
        }
    }

    @Test
    void takenPortIsNamed() throws Exception {
        var plan = part("store");
        int port = plan.parts().getFirst().port();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> prepared(plan))
                    .isInstanceOf(StartupException.class)
                    .hasMessage(
                            String.format(
                                    Locale.ROOT,
                                    "Port %d, wanted for store, is already in use. End what listens there, or choose other ports with --port.",
                                    port));
        }
        // And the data folder is unlocked again.
        prepared(plan).close();
    }

    @Test
    void componentsEndWhenLauncherIsKilled() throws Exception {
        var launcher = ChildJvm.start(launcher(), _ -> {});
        launcher.ready().get(90, TimeUnit.SECONDS);
        var parts =
                PlatformStatus.of(data(), Clock.systemUTC()).parts().stream()
                        .map(part -> ProcessHandle.of(part.pid()).orElseThrow())
                        .toList();

        launcher.kill();

        assertThat(parts).hasSize(2);
        Eventually.holds(
                "all processes ended", () -> parts.stream().noneMatch(ProcessHandle::isAlive));
        // Processes left over do not prevent the next start.
        try (var next = prepared(part("store"))) {
            next.start();
        }
    }

    /// Ctrl-C signals every process of the terminal; here, of the launcher's group.
    @Test
    void onlyLauncherReceivesCtrlCAndStopsComponentsInOrder() throws Exception {
        assumeFalse(interruptIsIgnored(), "SIGINT is ignored here, as for jobs in the background");
        var launcher = inAGroupOfItsOwn();
        try {
            Eventually.holds(
                    "all parts are ready",
                    () -> PlatformStatus.of(data(), Clock.systemUTC()).ready());
            long group = new StateFile(data().state()).read().orElseThrow().launcher();

            new ProcessBuilder("kill", "-INT", "--", "-" + group).start().waitFor();

            assertThat(launcher.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readAllLines(diary())).containsExactly("broker", "store");
        } finally {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }

    /// A signal that is ignored when a shell starts stays ignored in everything it runs.
    private static boolean interruptIsIgnored() throws Exception {
        var shell = new ProcessBuilder("bash", "-c", "kill -INT $$; echo deaf").start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .contains("deaf");
    }

    private Process inAGroupOfItsOwn() throws Exception {
        var line = new ArrayList<>(List.of("bash", "-c", "set -m; \"$@\" & wait", "sh"));
        line.addAll(launcher().line());
        return new ProcessBuilder(line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectErrorStream(true)
                .start();
    }

    private JvmCommand launcher() {
        return JvmCommand.of(
                Launcher.class.getName(), List.of("-Xmx64m"), List.of(folder.toString()));
    }

    /// A launcher that is killed by the test.
    static final class Launcher {

        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var plans =
                    List.of(
                            SampleComponent.plan("store", folder.resolve("diary")),
                            SampleComponent.plan("broker", folder.resolve("diary")));
            var supervisor = Supervisor.prepare(request(folder), plans, System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close));
            supervisor.start();
            System.out.println("launcher" + ChildJvm.READY + "nothing");
            supervisor.awaitEnd();
        }
    }

    private Supervisor prepared(ProcessSpec... plans) {
        return Supervisor.prepare(
                request(folder),
                List.of(plans),
                new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    private static UpRequest request(Path folder) {
        return UpRequest.embedded(8080, DataFolder.of(folder.resolve("data")));
    }

    private ProcessSpec part(String name) {
        return SampleComponent.plan(name, diary());
    }

    private Path diary() {
        return folder.resolve("diary");
    }

    private DataFolder data() {
        return DataFolder.of(folder.resolve("data"));
    }

    private long pid(String part) {
        return known(part).pid();
    }

    private String state(String part) {
        return known(part).state().word();
    }

    private PlatformState.Part known(String part) {
        return new StateFile(data().state())
                .read().orElseThrow().parts().stream()
                        .filter(each -> each.name().equals(part))
                        .findFirst()
                        .orElseThrow();
    }

    private String onScreen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static boolean isPart(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(SampleComponent.class.getName());
    }
}
