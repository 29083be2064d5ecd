package io.amends.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PassProgressTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Optional<JsonNode> YESTERDAYS = pass("2026-03-01T04:00:00Z", true, 2_000);

    private final StringWriter out = new StringWriter();

    @Test
    void previousPassIsNotTakenForRequestedPass() {
        var progress = progress(YESTERDAYS);

        assertThat(progress.isOver(YESTERDAYS)).isFalse();
        assertThat(progress.isOver(pass("2026-03-02T10:00:00Z", false, 500))).isFalse();
        assertThat(progress.isOver(pass("2026-03-02T10:00:00Z", true, 2_001))).isTrue();
        assertThat(out.toString().lines())
                .containsExactly(
                        "500 customers: 7 changed, 5 put into a tier, 2 warned for, 1 recovered …",
                        "2,001 customers: 7 changed, 5 put into a tier, 2 warned for, 1 recovered; done");
    }

    @Test
    void firstPassIsAwaitedWhenNoneIsKnown() {
        var progress = progress(Optional.empty());

        assertThat(progress.isOver(Optional.empty())).isFalse();
        assertThat(progress.isOver(YESTERDAYS)).isTrue();
    }

    @Test
    void passAlreadyRunningIsOverWhenDone() {
        var progress = progress(pass("2026-03-02T04:00:00Z", false, 500));

        assertThat(progress.isOver(pass("2026-03-02T04:00:00Z", false, 1_000))).isFalse();
        assertThat(progress.isOver(pass("2026-03-02T04:00:00Z", true, 2_000))).isTrue();
    }

    @Test
    void unchangedProgressIsNotPrintedAgain() {
        var progress = progress(Optional.empty());
        for (var look = 0; look < 10; look++) {
            progress.isOver(pass("2026-03-02T04:00:00Z", false, 500));
        }

        assertThat(out.toString().lines()).hasSize(1);
    }

    private PassProgress progress(Optional<JsonNode> before) {
        return new PassProgress(before, new PrintWriter(out));
    }

    private static Optional<JsonNode> pass(String startedAt, boolean done, long processed) {
        return Optional.of(
                JSON.readTree(
                        String.format(
                                Locale.ROOT,
                                """
                        {"startedAt": "%s", "done": %s, "processed": %d, "changed": 7, "tiered": 5, "warned": 2, "recovered": 1}""",
                                startedAt,
                                done,
                                processed)));
    }
}
