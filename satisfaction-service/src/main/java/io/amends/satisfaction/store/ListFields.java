package io.amends.satisfaction.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/// The fields by which lists filter and sort. Customers with a warning have a second copy of their
/// figures, so that the indexes over it contain no other customers.
///
/// @param figures the prefix of the figures' fields
/// @param listed the prefix of tier and band
/// @param id the field that makes the order unique
record ListFields(String figures, String listed, String id) {
    static final ListFields ALL = new ListFields("state.current.", "state.listing.", "_id");
    static final ListFields WARNED =
            new ListFields(
                    "state.listing.warned.", "state.listing.warned.", "state.listing.warned.id");
    static final String REASON = "state.listing.warned.reason";

    String tier() {
        return listed + "tier";
    }

    String band() {
        return listed + "band";
    }

    /// The indexes that every list of [CustomerLists] is served from.
    static List<IndexModel> indexes() {
        return Arrays.stream(ListOrder.values()).flatMap(ListFields::indexes).toList();
    }

    private static Stream<IndexModel> indexes(ListOrder order) {
        var all = order.index(ALL);
        var warned = order.index(WARNED);
        var reasonAndTier = warned(warned, REASON, WARNED.tier());
        // A bound of loyalty is a range of the field that gives this order.
        return order == ListOrder.LOYALTY
                ? Stream.of(
                        new IndexModel(all),
                        new IndexModel(compound(Indexes.ascending(ALL.tier()), all)),
                        reasonAndTier)
                : Stream.of(
                        new IndexModel(all),
                        new IndexModel(compound(Indexes.ascending(ALL.tier(), ALL.band()), all)),
                        reasonAndTier,
                        warned(warned, REASON, WARNED.band()),
                        warned(warned, REASON, WARNED.tier(), WARNED.band()));
    }

    private static IndexModel warned(Bson order, String... fields) {
        return new IndexModel(
                compound(Indexes.ascending(fields), order), new IndexOptions().sparse(true));
    }

    private static Bson compound(Bson first, Bson then) {
        return Indexes.compoundIndex(first, then);
    }
}
