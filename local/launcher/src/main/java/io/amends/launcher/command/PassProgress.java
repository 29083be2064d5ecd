package io.amends.launcher.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Shows the progress of a pass over all customers, as the service reports it: a line whenever it
/// changed. A pass that was running when another one was requested counts as well, since the
/// service continues it.
final class PassProgress {
    private final PrintWriter out;
    private final Optional<String> over;
    private String shown = "";

    /// @param before the latest pass known to the service before this one was requested
    PassProgress(Optional<JsonNode> before, PrintWriter out) {
        this.over = before.filter(PassProgress::isDone).map(PassProgress::startedAt);
        this.out = out;
    }

    /// Shows what changed.
    ///
    /// @param pass what the service reports now
    /// @return whether the pass is done
    boolean isOver(Optional<JsonNode> pass) {
        var mine = pass.filter(each -> !over.equals(Optional.of(startedAt(each))));
        mine.map(PassProgress::line).ifPresent(this::show);
        return mine.filter(PassProgress::isDone).isPresent();
    }

    /// Whether the pass failed as a whole. The service retries it by itself, after increasing
    /// pauses.
    ///
    /// @param pass what the service reports now
    boolean hasFailed(Optional<JsonNode> pass) {
        return pass.filter(each -> !isDone(each))
                .filter(each -> each.path("failedTries").asInt() > 0)
                .isPresent();
    }

    private void show(String line) {
        if (!line.equals(shown)) {
            out.println(line);
            out.flush();
            shown = line;
        }
    }

    private static String line(JsonNode pass) {
        return String.format(
                Locale.ROOT,
                "%,d customers: %,d changed, %,d put into a tier, %,d warned for, %,d recovered%s%s",
                pass.path("processed").asLong(),
                pass.path("changed").asLong(),
                pass.path("tiered").asLong(),
                pass.path("warned").asLong(),
                pass.path("recovered").asLong(),
                failures(pass.path("failed").asLong()),
                isDone(pass) ? "; done" : " …");
    }

    private static String failures(long failed) {
        return failed == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %,d left out because it failed for them (GET /api/v1/scores/failures)",
                        failed);
    }

    private static boolean isDone(JsonNode pass) {
        return pass.path("done").asBoolean();
    }

    private static String startedAt(JsonNode pass) {
        return pass.path("startedAt").asString();
    }
}
