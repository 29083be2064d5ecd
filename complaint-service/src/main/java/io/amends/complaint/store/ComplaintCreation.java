package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Reference;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.eventing.aggregate.CreateResult.Existing;
import io.amends.eventing.aggregate.StoredAggregate;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Creates one complaint: one insert, and a read only where a unique key already exists.
final class ComplaintCreation {
    private final AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates;
    private final Submission submission;
    private final @Nullable String key;

    ComplaintCreation(
            AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates,
            Submission submission) {
        this.aggregates = aggregates;
        this.submission = submission;
        var given = submission.idempotencyKey();
        this.key = given == null ? null : UniqueKeys.idempotency(submission.caller(), given);
    }

    ComplaintCreationResult create(Open open) {
        var attempt = open;
        while (true) {
            switch (aggregates.create(attempt.intake().reference(), request(attempt))) {
                case Created<ComplaintRecord>(var stored) -> {
                    return new ComplaintCreationResult.Created(VersionedComplaint.of(stored));
                }
                case Existing<ComplaintRecord>(var stored, var by) -> {
                    if (!by.equals("_id")) {
                        return existing(stored, attempt);
                    }
                    // The reference is already taken: draw another one.
                    attempt = attempt.under(Reference.draw(ThreadLocalRandom.current()));
                }
            }
        }
    }

    private CommandRequest<ComplaintCommand> request(Open open) {
        var request = CommandRequest.<ComplaintCommand>of(open, submission.by());
        if (key != null) {
            request = request.withUniqueKey(UniqueKeys.IDEMPOTENCY, key);
        }
        var externalId = open.intake().externalId();
        return externalId == null
                ? request
                : request.withUniqueKey(
                        UniqueKeys.EXTERNAL, UniqueKeys.external(submission.caller(), externalId));
    }

    /// The idempotency key takes precedence over the external id.
    private ComplaintCreationResult existing(StoredAggregate<ComplaintRecord> stored, Open open) {
        var byKey = hasKey(stored) ? stored : firstWithKey();
        if (byKey != null) {
            return sameBody(byKey, open)
                    ? replayed(byKey)
                    : new ComplaintCreationResult.KeyReused(byKey.id());
        }
        return sameBody(stored, open)
                ? new ComplaintCreationResult.Known(VersionedComplaint.of(stored))
                : new ComplaintCreationResult.Taken(stored.id());
    }

    private boolean hasKey(StoredAggregate<ComplaintRecord> stored) {
        return key != null && key.equals(stored.uniqueKeys().get(UniqueKeys.IDEMPOTENCY));
    }

    private @Nullable StoredAggregate<ComplaintRecord> firstWithKey() {
        if (key == null) {
            return null;
        }
        var uniqueKey = "uniqueKeys." + UniqueKeys.IDEMPOTENCY;
        var found = aggregates.find(eq(uniqueKey, key), ascending(uniqueKey), 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean sameBody(StoredAggregate<ComplaintRecord> stored, Open open) {
        var fingerprint = stored.state().complaint().intake().fingerprint();
        return Objects.equals(fingerprint, open.intake().fingerprint());
    }

    /// The complaint as in the first response: the state after its first command.
    private ComplaintCreationResult replayed(StoredAggregate<ComplaintRecord> stored) {
        var history = aggregates.history(stored.id());
        var first = history.getFirst();
        var complaint = Complaint.from((Opened) first.event());
        for (var next : history.subList(1, history.size())) {
            if (!next.command().equals(first.command())) {
                break;
            }
            complaint = complaint.apply(next.event());
        }
        return new ComplaintCreationResult.Replayed(
                new VersionedComplaint(complaint, 1, first.at()), first.at());
    }
}
