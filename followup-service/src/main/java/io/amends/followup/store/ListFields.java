package io.amends.followup.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import io.amends.eventing.aggregate.UpdateOrder;
import io.amends.followup.domain.FollowupState;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The fields that list queries use.
final class ListFields {
    static final Bson BY_COMPLAINT = ascending("_id");
    static final Bson BY_UPDATE = ascending(UpdateOrder.FIELD);

    private ListFields() {}

    static Bson of(Set<String> complaints) {
        return in("_id", complaints);
    }

    static String at(FollowupState list) {
        return keys(list) + ".at";
    }

    static String count(FollowupState list) {
        return keys(list) + ".count";
    }

    static Bson order(FollowupState list) {
        return ascending(at(list));
    }

    static Bson from(FollowupState list, String at) {
        return gte(at(list), at);
    }

    static Bson atLeast(FollowupState list, int followups) {
        return gte(count(list), SortKey.count(followups));
    }

    /// Case files changed after an instant; null matches all.
    static Bson updatedAfter(@Nullable Instant at) {
        return at == null ? empty() : gt(UpdateOrder.FIELD, UpdateOrder.after(at));
    }

    /// Case files from a position in the order of changes on that have follow-ups in one of the
    /// lists. The others are skipped while reading; polling for changes meets few of them.
    static Bson updated(Set<FollowupState> lists, String from) {
        return and(
                gte(UpdateOrder.FIELD, from),
                or(lists.stream().map(list -> exists(at(list))).toList()));
    }

    private static String keys(FollowupState list) {
        return "state.sortKeys." + list.name().toLowerCase(Locale.ROOT);
    }
}
