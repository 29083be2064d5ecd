package io.amends.followup.store;

import io.amends.aggregates.AggregateType;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Call;
import io.amends.aggregates.Stored;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.domain.FollowupState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All case files.
public final class CaseFiles {
    private final Aggregates<Filed, CaseCommand, FollowupEvent> aggregates;

    /// How case files are kept under a policy.
    public static AggregateType<Filed, CaseCommand, FollowupEvent> type(FollowupPolicy policy) {
        return new CaseFileType(policy);
    }

    /// Works on these aggregates.
    public CaseFiles(Aggregates<Filed, CaseCommand, FollowupEvent> aggregates) {
        this.aggregates = aggregates;
    }

    /// A complaint's case file.
    public Optional<Stored<Filed>> find(String reference) {
        return aggregates.find(reference);
    }

    /// Lets a command have its effect.
    ///
    /// @throws io.amends.aggregates.Stale when the call expects another version
    /// @throws io.amends.followup.domain.Refused where it cannot be done
    public Stored<Filed> handle(String reference, Call<CaseCommand> call) {
        return aggregates.handle(reference, call);
    }

    /// Follow-ups, those first that were or are due first. Those that a complaint has in one state
    /// stand together, at the oldest one's place.
    ///
    /// @param after where the page before ended; empty for the first page
    public List<Listed> list(FollowupFilter filter, Optional<ListPosition> after, int limit) {
        var candidates =
                filter.complaints().isEmpty()
                        ? ofAll(filter, after.map(ListPosition::at).orElse(""), limit)
                        : ofSome(filter);
        return candidates
                .filter(each -> after.isEmpty() || each.position().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Listed::position))
                .limit(limit)
                .toList();
    }

    /// How many follow-ups a list has.
    public long count(FollowupFilter filter) {
        return filter.complaints().isEmpty()
                ? filter.states().stream().mapToLong(this::count).sum()
                : ofSome(filter).count();
    }

    private Stream<Listed> ofSome(FollowupFilter filter) {
        var found =
                aggregates.find(
                        Lists.of(filter.complaints()),
                        Lists.BY_COMPLAINT,
                        filter.complaints().size());
        return found.stream()
                .flatMap(
                        file ->
                                filter.states().stream()
                                        .flatMap(state -> listed(file.state(), state)));
    }

    /// One case file more than follow-ups are wanted: of the first one perhaps everything was on
    /// the page before.
    private Stream<Listed> ofAll(FollowupFilter filter, String from, int limit) {
        return filter.states().stream()
                .flatMap(
                        state ->
                                aggregates
                                        .find(
                                                Lists.from(state, from),
                                                Lists.order(state),
                                                limit + 1)
                                        .stream()
                                        .flatMap(found -> listed(found.state(), state)));
    }

    /// Most case files have one follow-up in a state or none; the others are counted once more for
    /// each further one.
    private long count(FollowupState state) {
        var total = aggregates.count(Lists.from(state, ""));
        for (var followups = 2; ; followups++) {
            var more = aggregates.count(Lists.atLeast(state, followups));
            if (more == 0) {
                return total;
            }
            total += more;
        }
    }

    private static Stream<Listed> listed(Filed filed, FollowupState state) {
        var place = filed.places().in(state);
        if (place == null) {
            return Stream.empty();
        }
        var file = filed.file();
        var followups = file.followups(state);
        return IntStream.range(0, followups.size())
                .mapToObj(
                        rank ->
                                new Listed(
                                        followups.get(rank),
                                        file.reference(),
                                        file.customerId(),
                                        new ListPosition(place.at(), state, rank)));
    }
}
