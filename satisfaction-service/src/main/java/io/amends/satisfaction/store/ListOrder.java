package io.amends.satisfaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.amends.satisfaction.domain.Customer;
import java.util.Objects;
import org.bson.conversions.Bson;

/// The sort orders of customers, most urgent first; equal ones by their ids.
public enum ListOrder {
    LOYALTY("loyalty", true),
    SATISFACTION("satisfaction", true),
    REVENUE_AT_RISK("revenueAtRisk", false),
    RECOVERABLE("recoverable", false);

    private final String figure;
    private final boolean lowestFirst;

    ListOrder(String figure, boolean lowestFirst) {
        this.figure = figure;
        this.lowestFirst = lowestFirst;
    }

    /// A customer's sort value; customers without one are not listed.
    public double of(Customer customer) {
        var current = customer.current();
        return switch (this) {
            case LOYALTY -> current.loyalty();
            case SATISFACTION -> current.satisfaction();
            case REVENUE_AT_RISK -> Objects.requireNonNullElse(current.revenueAtRisk(), 0.0);
            case RECOVERABLE -> Objects.requireNonNullElse(current.recoverable(), 0.0);
        };
    }

    /// The field of the sort value, among the figures of all or of those with a warning.
    String field(ListFields fields) {
        return fields.figures() + figure;
    }

    Bson sort(ListFields fields) {
        var byFigure =
                lowestFirst ? Sorts.ascending(field(fields)) : Sorts.descending(field(fields));
        return Sorts.orderBy(byFigure, Sorts.ascending(fields.id()));
    }

    /// The part of an index that gives the order.
    Bson index(ListFields fields) {
        var byFigure =
                lowestFirst ? Indexes.ascending(field(fields)) : Indexes.descending(field(fields));
        return Indexes.compoundIndex(byFigure, Indexes.ascending(fields.id()));
    }

    /// The filter for customers after a value.
    Bson beyond(ListFields fields, double value) {
        return lowestFirst
                ? Filters.gt(field(fields), value)
                : Filters.and(Filters.lt(field(fields), value), Filters.gte(field(fields), 0.0));
    }
}
