package io.amends.followup.store;

import static com.mongodb.client.model.Filters.and;

import io.amends.eventing.aggregate.AggregateType;
import io.amends.eventing.aggregate.Aggregates;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.UpdateOrder;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.domain.FollowupState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All case files.
public final class CaseFiles {
    private final Aggregates<CaseFileRecord, CaseCommand, FollowupEvent> aggregates;

    /// How case files are kept under a policy.
    public static AggregateType<CaseFileRecord, CaseCommand, FollowupEvent> type(
            FollowupPolicy policy) {
        return new CaseFileAggregateType(policy);
    }

    /// Works on these aggregates.
    public CaseFiles(Aggregates<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        this.aggregates = aggregates;
    }

    /// A complaint's case file.
    public Optional<StoredAggregate<CaseFileRecord>> find(String reference) {
        return aggregates.find(reference);
    }

    /// Lets a command have its effect.
    ///
    /// @throws io.amends.eventing.aggregate.VersionConflictException when the call expects another
    ///   version
    /// @throws io.amends.followup.domain.CommandRefusedException where it cannot be done
    public StoredAggregate<CaseFileRecord> handle(
            String reference, CommandRequest<CaseCommand> call) {
        return aggregates.handle(reference, call);
    }

    /// Follow-ups in an order. Those that a complaint has in one state stand together, at the
    /// oldest one's place.
    ///
    /// @param after where the page before ended; empty for the first page
    public List<ListedFollowup> list(
            FollowupFilter filter, ListOrder order, Optional<ListCursor> after, int limit) {
        var candidates =
                filter.complaints().isEmpty()
                        ? ofAll(filter, order, after.map(ListCursor::at).orElse(""), limit + 1)
                        : ofSome(filter, order);
        return candidates
                .filter(each -> after.isEmpty() || each.position().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(ListedFollowup::position))
                .limit(limit)
                .toList();
    }

    /// How many follow-ups a list has.
    public long count(FollowupFilter filter) {
        return filter.complaints().isEmpty()
                ? filter.states().stream().mapToLong(state -> count(filter, state)).sum()
                : ofSome(filter, ListOrder.DUE).count();
    }

    private Stream<ListedFollowup> ofSome(FollowupFilter filter, ListOrder order) {
        var wanted =
                and(
                        ListFields.of(filter.complaints()),
                        ListFields.updatedAfter(filter.updatedAfter()));
        var found = aggregates.find(wanted, ListFields.BY_COMPLAINT, filter.complaints().size());
        return found.stream().flatMap(file -> listed(file, filter.states(), order));
    }

    /// The caller asks for one case file more than follow-ups are wanted: of the first one perhaps
    /// everything was on the page before.
    private Stream<ListedFollowup> ofAll(
            FollowupFilter filter, ListOrder order, String from, int limit) {
        var changed = ListFields.updatedAfter(filter.updatedAfter());
        return switch (order) {
            case DUE ->
                    filter.states().stream()
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
                                    and(ListFields.updated(filter.states(), from), changed),
                                    ListFields.BY_UPDATE,
                                    limit,
                                    ListFields.BY_UPDATE)
                            .stream()
                            .flatMap(file -> listed(file, filter.states(), order));
        };
    }

    /// Most case files have one follow-up in a state or none; the others are counted once more for
    /// each further one.
    private long count(FollowupFilter filter, FollowupState state) {
        var changed = ListFields.updatedAfter(filter.updatedAfter());
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
        var place = stored.state().places().in(state);
        if (place == null) {
            return Stream.empty();
        }
        var at =
                switch (order) {
                    case DUE -> place.at();
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
