package io.amends.launcher.command;

import io.amends.satisfaction.application.ScoreRebuild.Rebuilt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a rebuild could not restore, as lines for an operator: nothing is left out silently.
final class RebuildShortfall {
    private static final int SHOWN = 10;

    private RebuildShortfall() {}

    static List<String> lines(Rebuilt rebuilt) {
        var merged = rebuilt.merged();
        var lines = new ArrayList<String>();
        if (!rebuilt.gaps().isEmpty()) {
            lines.add(
                    "The topics no longer hold all events: "
                            + first(rebuilt.gaps())
                            + ". Topics of this platform keep everything (retention.ms=-1); never delete records.");
        }
        if (!rebuilt.refused().isEmpty()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%,d events had their effect once and are refused now. They are dead letters (GET /api/v1/dead-letters), and what they did stays in force until one is discarded: %s.",
                            rebuilt.refused().size(),
                            first(rebuilt.refused())));
        }
        if (rebuilt.waiting() > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%,d events had no effect on the new state, since events before them are missing or are dead letters.",
                            rebuilt.waiting()));
        }
        if (merged.kept() > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%,d customers stay as they were, since the topics no longer tell all of them: %s. Where such a customer is damaged, --accept-loss replaces them by what the topics still tell.",
                            merged.kept(),
                            shown(merged.keptIds(), merged.kept())));
        }
        if (merged.unreadable() > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%,d customers stay as they were, since fields of their documents outside of their state are damaged: %s. --accept-loss replaces those that the topics know.",
                            merged.unreadable(),
                            shown(merged.unreadableIds(), merged.unreadable())));
        }
        if (merged.reduced() > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%,d customers were replaced by the less that the topics still tell, as --accept-loss says: %s.",
                            merged.reduced(),
                            shown(merged.reducedIds(), merged.reduced())));
        }
        return lines;
    }

    private static String first(List<String> all) {
        return shown(all.subList(0, Math.min(SHOWN, all.size())), all.size());
    }

    private static String shown(List<String> first, long count) {
        return String.join("; ", first) + (count > first.size() ? "; …" : "");
    }
}
