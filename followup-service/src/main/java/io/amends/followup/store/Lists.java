package io.amends.followup.store;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import io.amends.followup.domain.FollowupState;
import java.util.Locale;
import java.util.Set;
import org.bson.conversions.Bson;

/// The fields that the lists are read by.
final class Lists {
    static final Bson BY_COMPLAINT = ascending("_id");

    private Lists() {}

    static Bson of(Set<String> complaints) {
        return in("_id", complaints);
    }

    static String at(FollowupState list) {
        return place(list) + ".at";
    }

    static String count(FollowupState list) {
        return place(list) + ".count";
    }

    static Bson order(FollowupState list) {
        return ascending(at(list));
    }

    static Bson from(FollowupState list, String at) {
        return gte(at(list), at);
    }

    static Bson atLeast(FollowupState list, int followups) {
        return gte(count(list), Place.count(followups));
    }

    private static String place(FollowupState list) {
        return "state.places." + list.name().toLowerCase(Locale.ROOT);
    }
}
