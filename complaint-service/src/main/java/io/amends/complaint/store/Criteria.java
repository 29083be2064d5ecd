package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import io.amends.complaint.domain.Status;
import io.amends.contracts.ComplaintType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Which complaints are wanted. Several values of one kind mean either; none means any.
///
/// @param integration only what this one filed
/// @param dueBefore only what is due before
/// @param receivedAfter only what was received after
public record Criteria(
        List<Status> statuses,
        List<String> owners,
        List<String> teams,
        List<ComplaintType> types,
        List<String> products,
        List<String> batches,
        List<String> customerIds,
        List<String> externalIds,
        @Nullable String integration,
        @Nullable Instant dueBefore,
        @Nullable Instant receivedAfter) {

    boolean byExternalId() {
        return !externalIds.isEmpty();
    }

    /// Whether anything is asked for but a time.
    boolean narrows() {
        return !narrowing().isEmpty();
    }

    /// Whether one of these fields is asked for.
    boolean asksFor(List<String> fields) {
        return narrowing().stream().anyMatch(fields::contains);
    }

    Bson filter() {
        var parts = new ArrayList<Bson>();
        either(parts, Fields.STATUS, names(statuses));
        either(parts, Fields.OWNER, owners);
        either(parts, Fields.TEAM, teams);
        either(parts, Fields.TYPE, names(types));
        either(parts, Fields.PRODUCT, products);
        either(parts, Fields.BATCH, batches);
        either(parts, Fields.CUSTOMER, customerIds);
        if (byExternalId()) {
            parts.add(external());
        }
        if (integration != null) {
            parts.add(eq(Fields.INTEGRATION, integration));
        }
        if (dueBefore != null) {
            parts.add(lt(Fields.DUE, Ordering.instant(dueBefore)));
        }
        if (receivedAfter != null) {
            parts.add(gt(Fields.RECEIVED, Ordering.after(receivedAfter)));
        }
        return parts.isEmpty() ? empty() : parts.size() == 1 ? parts.getFirst() : and(parts);
    }

    private List<String> narrowing() {
        var fields = new ArrayList<String>();
        named(fields, Fields.STATUS, statuses);
        named(fields, Fields.OWNER, owners);
        named(fields, Fields.TEAM, teams);
        named(fields, Fields.TYPE, types);
        named(fields, Fields.PRODUCT, products);
        named(fields, Fields.BATCH, batches);
        named(fields, Fields.CUSTOMER, customerIds);
        if (integration != null) {
            fields.add(Fields.INTEGRATION);
        }
        return fields;
    }

    private static void named(List<String> fields, String field, List<?> values) {
        if (!values.isEmpty()) {
            fields.add(field);
        }
    }

    private Bson external() {
        var ranges =
                externalIds.stream()
                        .map(
                                id ->
                                        and(
                                                gte(Fields.EXTERNAL, Keys.externalFrom(id)),
                                                lt(Fields.EXTERNAL, Keys.externalUntil(id))))
                        .toList();
        return ranges.size() == 1 ? ranges.getFirst() : or(ranges);
    }

    private static void either(List<Bson> parts, String field, List<String> values) {
        if (values.size() == 1) {
            parts.add(eq(field, values.getFirst()));
        } else if (!values.isEmpty()) {
            parts.add(in(field, values));
        }
    }

    private static List<String> names(List<? extends Enum<?>> words) {
        return words.stream().<String>map(Enum::name).toList();
    }
}
