package io.amends.followup.web;

import io.amends.followup.domain.StaffCommand.Action;
import java.util.Collection;
import java.util.List;

/// The names of the commands in paths.
final class Commands {
    static final String ANSWERED = "answered";
    static final String NO_ANSWER = "no-answer";
    static final String SNOOZE = "snooze";
    static final String TAKE = "take";

    private Commands() {}

    static List<String> words(Collection<Action> actions) {
        return actions.stream().map(Commands::word).toList();
    }

    private static String word(Action action) {
        return switch (action) {
            case ANSWERED -> ANSWERED;
            case NO_ANSWER -> NO_ANSWER;
            case SNOOZE -> SNOOZE;
            case TAKE -> TAKE;
        };
    }
}
