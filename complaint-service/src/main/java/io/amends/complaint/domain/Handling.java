package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintEvent.Corrected;
import io.amends.complaint.domain.ComplaintEvent.Escalated;
import io.amends.complaint.domain.ComplaintEvent.Passed;
import io.amends.complaint.domain.ComplaintEvent.Recalculated;
import io.amends.complaint.domain.ComplaintEvent.Restated;
import io.amends.complaint.domain.ComplaintEvent.Resumed;
import io.amends.complaint.domain.ComplaintEvent.Tagged;
import io.amends.complaint.domain.ComplaintEvent.Waiting;
import io.amends.complaint.domain.ComplaintEvent.WordsAdded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a complaint is handled, beside its status.
///
/// @param hops the stays with teams without gaps, oldest first: the newest [#MOST_HOPS]
/// @param escalations oldest first
/// @param tags in alphabetical order
/// @param wordsAdded how often further words of the customer were added; they are in the history
public record Handling(
        List<Hop> hops,
        @Nullable Wait waiting,
        @Nullable Restatement restatement,
        List<Escalation> escalations,
        List<String> tags,
        int wordsAdded) {
    /// The largest number of stays that a complaint keeps; the history has all.
    static final int MOST_HOPS = 200;

    /// The largest number of tags.
    public static final int MOST_TAGS = 20;

    public Handling {
        hops = List.copyOf(hops);
        escalations = List.copyOf(escalations);
        tags = List.copyOf(tags);
    }

    /// The handling of a complaint that has been in one place since `from`.
    static Handling since(Instant from, String owner, @Nullable String team) {
        var hop = Hop.first(owner, team, from);
        return new Handling(List.of(hop), null, null, List.of(), List.of(), 0);
    }

    /// The level of escalation within the company; 0 for none.
    public int level() {
        return escalations.stream()
                .filter(it -> !it.isOutside())
                .mapToInt(it -> it.level() == null ? 0 : it.level())
                .max()
                .orElse(0);
    }

    Handling after(ComplaintEvent.HandlingChange event) {
        return switch (event) {
            case Passed(var team, var owner, var reason, var by, var at) ->
                    at(new Hop(team, owner, at, null, by, reason));
            case Waiting(var party, var until, var reason, _, var at) ->
                    waitingFor(new Wait(party, at, until, reason));
            case Resumed _ -> waitingFor(null);
            case Restated(var text, var confirmed, var at) ->
                    with(new Restatement(text, confirmed, at));
            case Escalated(var escalation) -> with(escalation);
            case Tagged(var added, var removed, _) -> tagged(added, removed);
            case WordsAdded _ ->
                    new Handling(hops, waiting, restatement, escalations, tags, wordsAdded + 1);
            case Corrected _, Recalculated _ -> this;
        };
    }

    /// After an assignment: a stay with another team begins only where the team changes.
    Handling assigned(ComplaintEvent.Assigned event, boolean teamChanges) {
        return teamChanges
                ? at(new Hop(event.team(), event.owner(), event.at(), null, event.by(), null))
                : withHops(append(past(), hops.getLast().ownedBy(event.owner())));
    }

    private Handling at(Hop next) {
        var ended = append(past(), hops.getLast().endedAt(next.from()));
        var all = append(ended, next);
        return withHops(all.subList(Math.max(0, all.size() - MOST_HOPS), all.size()));
    }

    private List<Hop> past() {
        return hops.subList(0, hops.size() - 1);
    }

    private Handling withHops(List<Hop> others) {
        return new Handling(others, waiting, restatement, escalations, tags, wordsAdded);
    }

    private Handling waitingFor(@Nullable Wait wait) {
        return new Handling(hops, wait, restatement, escalations, tags, wordsAdded);
    }

    private Handling with(Restatement other) {
        return new Handling(hops, waiting, other, escalations, tags, wordsAdded);
    }

    private Handling with(Escalation next) {
        return new Handling(
                hops, waiting, restatement, append(escalations, next), tags, wordsAdded);
    }

    private Handling tagged(List<String> added, List<String> removed) {
        var all =
                Stream.concat(tags.stream(), added.stream())
                        .filter(tag -> !removed.contains(tag))
                        .distinct()
                        .sorted()
                        .toList();
        return new Handling(hops, waiting, restatement, escalations, all, wordsAdded);
    }

    private static <T> List<T> append(List<T> list, T next) {
        return Stream.concat(list.stream(), Stream.of(next)).toList();
    }
}
