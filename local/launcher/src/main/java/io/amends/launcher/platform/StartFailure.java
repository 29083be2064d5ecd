package io.amends.launcher.platform;

import java.util.List;
import java.util.Locale;

/// The reason why a process did not start, in one sentence, from its output.
final class StartFailure {

    private StartFailure() {}

    /// @param said its last lines; a line `NAME: …` is itself a reason
    static String reason(ProcessSpec plan, int exitCode, List<String> said) {
        return said.reversed().stream()
                .filter(line -> isReason(plan, line))
                .findFirst()
                .map(line -> "The " + line.replaceFirst(":", " could not start:"))
                .orElseGet(
                        () ->
                                String.format(
                                        Locale.ROOT,
                                        "The %s ended with exit code %d before it was ready; its last words were: %s",
                                        plan.name(),
                                        exitCode,
                                        lastLogLines(said)));
    }

    private static boolean isReason(ProcessSpec plan, String line) {
        return line.startsWith(plan.name() + ": ")
                || plan.parts().stream().anyMatch(part -> line.startsWith(part.name() + ": "));
    }

    private static String lastLogLines(List<String> said) {
        return said.isEmpty() ? "none" : said.getLast().strip();
    }
}
