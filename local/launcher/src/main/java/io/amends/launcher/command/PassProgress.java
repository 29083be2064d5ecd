package io.amends.launcher.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Shows how far a pass over all customers has come, by what the service answers: a line whenever
/// something is new. A pass that was under way when another one was asked for counts as well, since
/// the service goes on with it.
final class PassProgress {
    private final PrintWriter out;
    private final Optional<String> over;
    private String shown = "";

    /// @param before the pass that the service knew of before this one was asked for
    PassProgress(Optional<JsonNode> before, PrintWriter out) {
        this.over = before.filter(PassProgress::isDone).map(PassProgress::startedAt);
        this.out = out;
    }

    /// Shows what is new.
    ///
    /// @param pass what the service says now
    /// @return whether the pass is done
    boolean isOver(Optional<JsonNode> pass) {
        var mine = pass.filter(each -> !over.equals(Optional.of(startedAt(each))));
        mine.map(PassProgress::line).ifPresent(this::show);
        return mine.filter(PassProgress::isDone).isPresent();
    }

    /// Whether the pass failed as a whole. The service tries it again by itself, after a growing
    /// pause.
    ///
    /// @param pass what the service says now
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
                pass.path("seen").asLong(),
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
