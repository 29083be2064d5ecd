package io.amends.followup.store;

import static com.mongodb.client.model.Filters.and;

import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.UpdateOrder;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The repository of case files.
public final class CaseFiles {
    private final AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> aggregates;

    /// Uses the given aggregates as its store.
    public CaseFiles(AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        this.aggregates = aggregates;
    }

    /// Finds a complaint's case file.
    public Optional<StoredAggregate<CaseFileRecord>> find(String reference) {
        return aggregates.find(reference);
    }

    /// Executes a command.
    ///
    /// @throws io.amends.eventing.aggregate.VersionConflictException when the call expects another
    ///   version
    /// @throws io.amends.followup.domain.CommandRefusedException where the command is refused
    public StoredAggregate<CaseFileRecord> handle(
            String reference, CommandRequest<CaseCommand> call) {
        return aggregates.handle(reference, call);
    }

    /// One page of follow-ups. Those of a complaint in one state are listed together, at the
    /// position of the oldest one.
    ///
    /// @param after position of the previous page's last entry; empty for the first page
    public List<ListedFollowup> list(
            FollowupQuery query, ListOrder order, Optional<ListCursor> after, int limit) {
        var candidates =
                query.complaints().isEmpty()
                        ? ofAll(query, order, after.map(ListCursor::at).orElse(""), limit + 1)
                        : ofSome(query, order);
        return candidates
                .filter(each -> after.isEmpty() || each.position().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(ListedFollowup::position))
                .limit(limit)
                .toList();
    }

    /// The total number of follow-ups in a list.
    public long count(FollowupQuery query) {
        return query.complaints().isEmpty()
                ? query.states().stream().mapToLong(state -> count(query, state)).sum()
                : ofSome(query, ListOrder.DUE).count();
    }

    private Stream<ListedFollowup> ofSome(FollowupQuery query, ListOrder order) {
        var wanted =
                and(
                        ListFields.of(query.complaints()),
                        ListFields.updatedAfter(query.updatedAfter()));
        var found = aggregates.find(wanted, ListFields.BY_COMPLAINT, query.complaints().size());
        return found.stream().flatMap(file -> listed(file, query.states(), order));
    }

    /// `limit` is one more than the follow-ups needed: those of the first case file can all have
    /// been on the previous page.
    private Stream<ListedFollowup> ofAll(
            FollowupQuery query, ListOrder order, String from, int limit) {
        var changed = ListFields.updatedAfter(query.updatedAfter());
        return switch (order) {
            case DUE ->
                    query.states().stream()
                            .flatMap(
                                    state ->
                                            aggregates
                                                    .find(
                                                            and(
                                                                    ListFields.from(state, from),
                                                                    changed),
                                                            ListFields.order(state),
                                                            limit,
                                                            ListFields.order(state))
                                                    .stream()
                                                    .flatMap(
                                                            file ->
                                                                    listed(
                                                                            file,
                                                                            Set.of(state),
                                                                            order)));
            case UPDATED ->
                    aggregates
                            .find(
                                    and(ListFields.updated(query.states(), from), changed),
                                    ListFields.BY_UPDATE,
                                    limit,
                                    ListFields.BY_UPDATE)
                            .stream()
                            .flatMap(file -> listed(file, query.states(), order));
        };
    }

    /// Most case files have at most one follow-up in a state; the others are counted again for each
    /// further one.
    private long count(FollowupQuery query, FollowupState state) {
        var changed = ListFields.updatedAfter(query.updatedAfter());
        var total = aggregates.count(and(ListFields.from(state, ""), changed));
        for (var followups = 2; ; followups++) {
            var more = aggregates.count(and(ListFields.atLeast(state, followups), changed));
            if (more == 0) {
                return total;
            }
            total += more;
        }
    }

    private static Stream<ListedFollowup> listed(
            StoredAggregate<CaseFileRecord> stored, Set<FollowupState> states, ListOrder order) {
        return states.stream().flatMap(state -> listed(stored, state, order));
    }

    private static Stream<ListedFollowup> listed(
            StoredAggregate<CaseFileRecord> stored, FollowupState state, ListOrder order) {
        var keys = stored.state().sortKeys().of(state);
        if (keys == null) {
            return Stream.empty();
        }
        var at =
                switch (order) {
                    case DUE -> keys.at();
                    case UPDATED -> UpdateOrder.of(stored.updatedAt(), stored.id());
                };
        var followups = stored.state().file().followups(state);
        return IntStream.range(0, followups.size())
                .mapToObj(
                        rank ->
                                new ListedFollowup(
                                        followups.get(rank),
                                        stored,
                                        new ListCursor(at, state, rank)));
    }
}
