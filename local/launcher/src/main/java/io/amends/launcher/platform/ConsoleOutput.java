package io.amends.launcher.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Prints what happens to the console, a line per event.
final class ConsoleOutput {

    private final PrintStream out;

    ConsoleOutput(PrintStream out) {
        this.out = out;
    }

    void starting(UpRequest request) {
        print("Amends starts; its data are in %s", request.data().folder());
        request.mongodbUri().ifPresent(_ -> print("  %-22s as AMENDS_MONGODB_URI says", "store"));
        request.bootstrapServers()
                .ifPresent(_ -> print("  %-22s as AMENDS_KAFKA_BOOTSTRAP_SERVERS says", "broker"));
    }

    void ready(ComponentSpec part, Duration took) {
        print(
                "  %-22s ready %5s s  127.0.0.1:%d%s",
                part.name(), seconds(took), part.port(), remark(part));
    }

    private static String remark(ComponentSpec part) {
        return part.name().equals("store") ? "  (stands in for MongoDB, see README)" : "";
    }

    void died(String process, int exitCode, Duration wait) {
        print(
                "  %-22s ended unasked (exit code %d); starting it again in %d s",
                process, exitCode, wait.toSeconds());
    }

    void back(ComponentSpec part, Duration took) {
        print("  %-22s is back after %s s", part.name(), seconds(took));
    }

    void couldNotStart(String process, String reason, Duration wait) {
        print(
                "  %-22s could not be started again (%s); trying again in %d s",
                process, reason, wait.toSeconds());
    }

    void doesNotAnswer(String process) {
        print("  %-22s does not answer any more; ending it, to start it again", process);
    }

    void stateNotWritten(String reason) {
        print(
                "The state of the platform cannot be written (%s); status may show an older one.",
                reason);
    }

    void stateWrittenAgain() {
        print("The state of the platform is written again.");
    }

    void shortOfSpace(String shortage) {
        print("%s", shortage);
    }

    void spaceAgain() {
        print("There is space on the disk again.");
    }

    void hangs(String process) {
        print("  %-22s did not become ready in time; ending it", process);
    }

    void allReady(Duration took) {
        print("All parts are ready after %s s.", seconds(took));
    }

    void stopping() {
        print("Stopping.");
    }

    void stopped(String process, Duration took, boolean byItself) {
        print(
                "  %-22s stopped %3s s%s",
                process, seconds(took), byItself ? "" : "  (had to be killed)");
    }

    void waitingForLeftovers() {
        print("A previous run is just ending; waiting for it.");
    }

    private void print(String format, Object... arguments) {
        // One call per line: lines of several threads are not interleaved.
        out.println(String.format(Locale.ROOT, format, arguments));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
