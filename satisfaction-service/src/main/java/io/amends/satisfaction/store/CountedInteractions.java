package io.amends.satisfaction.store;

import io.amends.contracts.InteractionType;
import io.amends.satisfaction.domain.interactions.Contribution;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.InteractionSums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The counted part of a customer's interactions: `{_id: customerId, n, sums, pending: [{id, c}],
/// newest: [{at, id, given}]}`.
///
/// @param number the number of changes; 0 without a document
/// @param pending what the last change counted, by interaction id: not yet noted at the
///   interactions
/// @param newest the newest ten purchases, newest first
record CountedInteractions(
        String customerId,
        long number,
        InteractionSums sums,
        SortedMap<String, Contribution> pending,
        List<Newest> newest) {
    static final String NUMBER = "n";
    private static final String SUMS = "sums";
    private static final String PENDING = "pending";
    private static final String NEWEST = "newest";
    private static final String ID = "id";
    private static final String GIVEN = "given";
    private static final String CONTRIBUTION = "c";
    private static final String AT = "at";
    private static final String DAY = "day";
    private static final String TYPE = "type";
    private static final String LATE = "late";
    private static final String CURRENCY = "cur";
    private static final String AMOUNT = "sum";

    CountedInteractions {
        newest = List.copyOf(newest);
    }

    /// One of the newest purchases.
    ///
    /// @param at milliseconds since 1970
    /// @param id the document's id
    /// @param given the id that its sender gave it
    record Newest(long at, String id, String given) {
        static final int SHOWN = 10;
        static final Comparator<Newest> ORDER =
                Comparator.comparingLong(Newest::at).thenComparing(Newest::id).reversed();
    }

    static CountedInteractions none(String customerId) {
        return new CountedInteractions(
                customerId, 0, InteractionSums.NONE, new TreeMap<>(), List.of());
    }

    InteractionSummary summary() {
        return sums.summary(newest.stream().map(Newest::given).toList());
    }

    static CountedInteractions read(BsonDocument document) {
        var pending = new TreeMap<String, Contribution>();
        for (var each : document.getArray(PENDING, new BsonArray())) {
            var entry = each.asDocument();
            pending.put(
                    entry.getString(ID).getValue(),
                    readContribution(entry.getDocument(CONTRIBUTION)));
        }
        var newest = new ArrayList<Newest>();
        for (var each : document.getArray(NEWEST, new BsonArray())) {
            var entry = each.asDocument();
            newest.add(
                    new Newest(
                            entry.getInt64(AT).getValue(),
                            entry.getString(ID).getValue(),
                            entry.getString(GIVEN).getValue()));
        }
        return new CountedInteractions(
                document.getString(CustomerProjectionType.ID).getValue(),
                document.getInt64(NUMBER).getValue(),
                InteractionSumsBson.read(document.getDocument(SUMS)),
                pending,
                newest);
    }

    BsonDocument write() {
        var waiting = new BsonArray();
        pending.forEach(
                (id, contribution) ->
                        waiting.add(
                                new BsonDocument(ID, new BsonString(id))
                                        .append(CONTRIBUTION, write(contribution))));
        var purchases = new BsonArray();
        newest.forEach(
                each ->
                        purchases.add(
                                new BsonDocument(AT, new BsonInt64(each.at()))
                                        .append(ID, new BsonString(each.id()))
                                        .append(GIVEN, new BsonString(each.given()))));
        return new BsonDocument(CustomerProjectionType.ID, new BsonString(customerId))
                .append(NUMBER, new BsonInt64(number))
                .append(SUMS, InteractionSumsBson.write(sums))
                .append(PENDING, waiting)
                .append(NEWEST, purchases);
    }

    static BsonDocument write(Contribution contribution) {
        var document =
                new BsonDocument(DAY, new BsonInt32(contribution.day()))
                        .append(
                                TYPE,
                                new BsonString(
                                        contribution.type().name().toLowerCase(Locale.ROOT)));
        if (contribution.late()) {
            document.append(LATE, BsonBoolean.TRUE);
        }
        if (contribution.currency() != null) {
            document.append(CURRENCY, new BsonString(contribution.currency()))
                    .append(AMOUNT, new BsonInt64(contribution.amount()));
        }
        return document;
    }

    static Contribution readContribution(BsonDocument document) {
        return new Contribution(
                document.getInt32(DAY).getValue(),
                InteractionType.valueOf(
                        document.getString(TYPE).getValue().toUpperCase(Locale.ROOT)),
                document.containsKey(LATE),
                document.containsKey(CURRENCY) ? document.getString(CURRENCY).getValue() : null,
                document.containsKey(AMOUNT) ? document.getInt64(AMOUNT).getValue() : 0);
    }
}
