package io.amends.complaint.web;

import io.amends.complaint.domain.Move;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The commands by their names in addresses, each with its body.
final class Commands {
    private static final Map<String, Class<? extends CommandBody>> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("acknowledge", CommandBody.Acknowledge.class);
        BODIES.put("investigate", CommandBody.Investigate.class);
        BODIES.put("propose", CommandBody.Propose.class);
        BODIES.put("accept", CommandBody.Accept.class);
        BODIES.put("refuse", CommandBody.Refuse.class);
        BODIES.put("resolve", CommandBody.Resolve.class);
        BODIES.put("close", CommandBody.Close.class);
        BODIES.put("reject", CommandBody.Reject.class);
        BODIES.put("withdraw", CommandBody.Withdraw.class);
        BODIES.put("reopen", CommandBody.Reopen.class);
        BODIES.put("assign", CommandBody.Assign.class);
        BODIES.put("promise", CommandBody.MakePromise.class);
        BODIES.put("keep-promise", CommandBody.KeepPromise.class);
        BODIES.put("move-promise", CommandBody.MovePromise.class);
        BODIES.put("note", CommandBody.Note.class);
    }

    private Commands() {}

    static Optional<Class<? extends CommandBody>> bodyOf(String command) {
        return Optional.ofNullable(BODIES.get(command));
    }

    /// What can be done, by the names of the commands.
    static List<String> words(List<Move> moves) {
        return moves.stream()
                .map(move -> move.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static Set<String> names() {
        return BODIES.keySet();
    }

    static Map<String, Class<? extends CommandBody>> bodies() {
        return Map.copyOf(BODIES);
    }
}
