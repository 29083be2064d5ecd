package io.amends.complaint.web;

import io.amends.complaint.domain.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The commands by their names in paths, each with its body.
final class Commands {
    private static final Map<String, Class<? extends CommandRequests>> BODIES =
            new LinkedHashMap<>();

    static {
        BODIES.put("acknowledge", CommandRequests.Acknowledge.class);
        BODIES.put("investigate", CommandRequests.Investigate.class);
        BODIES.put("propose", CommandRequests.Propose.class);
        BODIES.put("accept", CommandRequests.Accept.class);
        BODIES.put("refuse", CommandRequests.Refuse.class);
        BODIES.put("resolve", CommandRequests.Resolve.class);
        BODIES.put("close", CommandRequests.Close.class);
        BODIES.put("reject", CommandRequests.Reject.class);
        BODIES.put("withdraw", CommandRequests.Withdraw.class);
        BODIES.put("reopen", CommandRequests.Reopen.class);
        BODIES.put("assign", CommandRequests.Assign.class);
        BODIES.put("pass", HandlingRequests.Pass.class);
        BODIES.put("restate", HandlingRequests.Restate.class);
        BODIES.put("wait", HandlingRequests.Wait.class);
        BODIES.put("resume", HandlingRequests.Resume.class);
        BODIES.put("promise", CommandRequests.MakePromise.class);
        BODIES.put("keep-promise", CommandRequests.KeepPromise.class);
        BODIES.put("move-promise", CommandRequests.MovePromise.class);
        BODIES.put("escalate", HandlingRequests.Escalate.class);
        BODIES.put("escalate-outside", HandlingRequests.EscalateOutside.class);
        BODIES.put("correct", HandlingRequests.Correct.class);
        BODIES.put("add-words", HandlingRequests.AddWords.class);
        BODIES.put("recalculate", HandlingRequests.Recalculate.class);
        BODIES.put("tag", HandlingRequests.Tag.class);
        BODIES.put("link", HandlingRequests.Link.class);
        BODIES.put("merge", HandlingRequests.Merge.class);
        BODIES.put("unmerge", HandlingRequests.Unmerge.class);
        BODIES.put("note", CommandRequests.Note.class);
    }

    private Commands() {}

    static Optional<Class<? extends CommandRequests>> bodyOf(String command) {
        return Optional.ofNullable(BODIES.get(command));
    }

    /// The command names of transitions.
    static List<String> words(List<Transition> moves) {
        return moves.stream()
                .map(move -> move.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static Set<String> names() {
        return BODIES.keySet();
    }

    static Map<String, Class<? extends CommandRequests>> bodies() {
        return Map.copyOf(BODIES);
    }
}
