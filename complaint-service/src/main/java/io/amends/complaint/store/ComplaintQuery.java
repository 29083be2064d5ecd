package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import io.amends.complaint.domain.Status;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.WaitingFor;
import io.amends.eventing.aggregate.UpdateOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The filters of a list. Several values of one filter match any of them; none matches all.
///
/// @param waiting only complaints that wait for one of these
/// @param integration only complaints filed by this one
/// @param dueBefore only complaints due before
/// @param receivedAfter only complaints received after
/// @param updatedAfter only complaints changed after
public record ComplaintQuery(
        List<Status> statuses,
        List<String> owners,
        List<String> teams,
        List<ComplaintType> types,
        List<String> products,
        List<String> batches,
        List<String> customerIds,
        List<String> externalIds,
        List<WaitingFor> waiting,
        @Nullable String integration,
        @Nullable Instant dueBefore,
        @Nullable Instant receivedAfter,
        @Nullable Instant updatedAfter) {

    /// The filters that can match many complaints, usually the most selective ones first.
    static final List<String> LEADING =
            List.of(
                    ListFields.OWNER,
                    ListFields.PRODUCT,
                    ListFields.TEAM,
                    ListFields.TYPE,
                    ListFields.INTEGRATION,
                    ListFields.STATUS);

    private static final List<Status> ALL = List.of(Status.values());

    /// A customer's complaints in any state.
    static ComplaintQuery ofCustomer(String id) {
        List<String> any = List.of();
        return new ComplaintQuery(
                List.of(),
                any,
                any,
                List.of(),
                any,
                any,
                List.of(id),
                any,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /// All complaints with a status.
    public static ComplaintQuery ofStatus(Status status) {
        List<String> any = List.of();
        return new ComplaintQuery(
                List.of(status),
                any,
                any,
                List.of(),
                any,
                any,
                any,
                any,
                List.of(),
                null,
                null,
                null,
                null);
    }

    boolean byExternalId() {
        return !externalIds.isEmpty();
    }

    /// All conditions of the query.
    Bson filter() {
        var parts = new ArrayList<>(asked().stream().map(this::by).toList());
        if (byExternalId()) {
            parts.add(external());
        }
        if (!waiting.isEmpty()) {
            parts.add(ne(ListFields.STATUS, Status.MERGED.name())); // its wait rests
        }
        if (dueBefore != null) {
            parts.add(dueBefore(dueBefore));
        }
        if (receivedAfter != null) {
            parts.add(receivedAfter(receivedAfter));
        }
        if (updatedAfter != null) {
            parts.add(gt(ListFields.UPDATED, UpdateOrder.after(updatedAfter)));
        }
        return parts.isEmpty() ? empty() : and(parts);
    }

    /// All conditions and index bounds, for reading in an order.
    Bson inOrder() {
        var parts = new ArrayList<>(List.of(filter()));
        parts.addAll(bounds().values());
        if (asked().isEmpty()) {
            parts.add(by(ListFields.STATUS));
        }
        return and(parts);
    }

    /// The filters that are set, usually the most selective ones first.
    List<String> asked() {
        return Stream.concat(
                        Stream.of(ListFields.CUSTOMER, ListFields.BATCH, ListFields.WAITING),
                        LEADING.stream())
                .filter(it -> !values(it).isEmpty())
                .filter(it -> !it.equals(ListFields.STATUS) || !statuses.isEmpty())
                .toList();
    }

    /// The condition of one filter.
    Bson by(String field) {
        var values = values(field);
        return values.size() == 1 ? eq(field, values.getFirst()) : in(field, values);
    }

    /// The conditions that are a range of an order, by the order's field. In the order of priority
    /// open complaints come first, all others after them.
    Map<String, Bson> bounds() {
        var bounds = new LinkedHashMap<String, Bson>();
        if (dueBefore != null) {
            bounds.put(ListFields.DUE, dueBefore(dueBefore));
        }
        if (receivedAfter != null) {
            bounds.put(ListFields.RECEIVED, receivedAfter(receivedAfter));
        }
        if (!statuses.isEmpty() && statuses.stream().allMatch(Status::isOpen)) {
            bounds.put(ListFields.PRIORITY, lt(ListFields.PRIORITY, SortKeys.OVER));
        } else if (!statuses.isEmpty() && statuses.stream().noneMatch(Status::isOpen)) {
            bounds.put(ListFields.PRIORITY, gte(ListFields.PRIORITY, SortKeys.OVER));
        }
        return bounds;
    }

    /// Whether exactly all open statuses, or exactly all others, are requested.
    boolean asksForOpenOrOver() {
        var open = ALL.stream().filter(Status::isOpen).toList();
        var over = ALL.stream().filter(it -> !it.isOpen()).toList();
        return statuses.containsAll(open) && statuses.size() == open.size()
                || statuses.containsAll(over) && statuses.size() == over.size();
    }

    /// The values of a filter; all statuses where none is set.
    List<String> values(String field) {
        return switch (field) {
            case ListFields.CUSTOMER -> customerIds;
            case ListFields.BATCH -> batches;
            case ListFields.WAITING -> names(waiting);
            case ListFields.OWNER -> owners;
            case ListFields.PRODUCT -> products;
            case ListFields.TEAM -> teams;
            case ListFields.TYPE -> names(types);
            case ListFields.INTEGRATION -> integration == null ? List.of() : List.of(integration);
            case ListFields.STATUS -> names(statuses.isEmpty() ? ALL : statuses);
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static Bson dueBefore(Instant at) {
        return lt(ListFields.DUE, SortKeys.instant(at));
    }

    private static Bson receivedAfter(Instant at) {
        return gt(ListFields.RECEIVED, SortKeys.after(at));
    }

    private Bson external() {
        var ranges =
                externalIds.stream()
                        .map(
                                id ->
                                        and(
                                                gte(
                                                        ListFields.EXTERNAL,
                                                        UniqueKeys.externalFrom(id)),
                                                lt(
                                                        ListFields.EXTERNAL,
                                                        UniqueKeys.externalUntil(id))))
                        .toList();
        return ranges.size() == 1 ? ranges.getFirst() : or(ranges);
    }

    private static List<String> names(List<? extends Enum<?>> words) {
        return words.stream().<String>map(Enum::name).toList();
    }
}
