package io.amends.complaint.store;

import static com.mongodb.client.model.Indexes.ascending;

import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/// How a list is sorted, and which indexes serve it.
///
/// A filter that leaves many has an index that ends in the order, where such lists are everyday
/// work. For the other filters one index holds all complaints in the order.
public enum ListOrder {
    /// What is due first comes first; then what is not due at all, oldest first.
    DUE,
    /// The earliest receipt first.
    RECEIVED,
    /// Open ones first, the most pressing first.
    PRIORITY;

    String field() {
        return switch (this) {
            case DUE -> Fields.DUE;
            case RECEIVED -> Fields.RECEIVED;
            case PRIORITY -> Fields.PRIORITY;
        };
    }

    String positionOf(Filed filed) {
        return switch (this) {
            case DUE -> filed.ordering().due();
            case RECEIVED -> filed.ordering().received();
            case PRIORITY -> filed.ordering().priority();
        };
    }

    /// The filters that lead to an index of their own in this order.
    List<String> leading() {
        return switch (this) {
            case DUE ->
                    List.of(
                            Fields.STATUS,
                            Fields.OWNER,
                            Fields.TEAM,
                            Fields.TYPE,
                            Fields.PRODUCT,
                            Fields.INTEGRATION);
            case RECEIVED -> List.of(Fields.STATUS, Fields.OWNER, Fields.CUSTOMER);
            case PRIORITY -> List.of(Fields.STATUS, Fields.OWNER);
        };
    }

    /// The index of all complaints in this order.
    Bson all() {
        return ascending(field());
    }

    static List<Bson> indexes() {
        var indexes = new ArrayList<Bson>();
        for (var order : values()) {
            order.leading().forEach(field -> indexes.add(ascending(field, order.field())));
            indexes.add(order.all());
        }
        return indexes;
    }
}
