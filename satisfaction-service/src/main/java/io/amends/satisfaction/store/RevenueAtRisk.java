package io.amends.satisfaction.store;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The revenue at risk of all customers together.
public final class RevenueAtRisk {
    private final MongoDatabase database;

    RevenueAtRisk(MongoDatabase database) {
        this.database = database;
    }

    /// The sums by currency, in main units, of the figures that lists are sorted by.
    public Map<String, Double> byCurrency() {
        var field = ListFields.ALL.figures() + "revenueAtRisk";
        var sums = new TreeMap<String, Double>();
        var pipeline =
                List.of(
                        match(gt(field, 0.0)),
                        group("$state.facts.interactions.cur", sum("risk", "$" + field)));
        for (var each :
                database.getCollection(CustomerProjectionType.COLLECTION).aggregate(pipeline)) {
            var currency = each.getString("_id");
            if (currency != null && each.get("risk") instanceof Number risk) {
                sums.put(currency, risk.doubleValue());
            }
        }
        return sums;
    }
}
