package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Call;
import io.amends.aggregates.Creation.Created;
import io.amends.aggregates.Creation.Existing;
import io.amends.aggregates.Stored;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.Reference;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Files one complaint: one insert, and a look at what is there only where that was refused.
final class FilingDesk {
    private final Aggregates<Filed, ComplaintCommand, ComplaintEvent> aggregates;
    private final Submission submission;
    private final @Nullable String key;

    FilingDesk(
            Aggregates<Filed, ComplaintCommand, ComplaintEvent> aggregates, Submission submission) {
        this.aggregates = aggregates;
        this.submission = submission;
        var given = submission.idempotencyKey();
        this.key = given == null ? null : Keys.idempotency(submission.caller(), given);
    }

    Filing file(Open open) {
        var attempt = open;
        while (true) {
            switch (aggregates.create(attempt.intake().reference(), call(attempt))) {
                case Created<Filed>(var stored) -> {
                    return new Filing.Created(Current.of(stored));
                }
                case Existing<Filed>(var stored, var by) -> {
                    if (!by.equals("_id")) {
                        return existing(stored, attempt);
                    }
                    // Somebody else drew the same reference: draw again.
                    attempt = attempt.under(Reference.draw(ThreadLocalRandom.current()));
                }
            }
        }
    }

    private Call<ComplaintCommand> call(Open open) {
        var call = Call.<ComplaintCommand>of(open, submission.by());
        if (key != null) {
            call = call.marking(Keys.IDEMPOTENCY, key);
        }
        var externalId = open.intake().externalId();
        return externalId == null
                ? call
                : call.marking(Keys.EXTERNAL, Keys.external(submission.caller(), externalId));
    }

    /// What the key says goes before what the external id says.
    private Filing existing(Stored<Filed> stored, Open open) {
        var byKey = hasKey(stored) ? stored : firstWithKey();
        if (byKey != null) {
            return sameBody(byKey, open) ? replayed(byKey) : new Filing.KeyReused(byKey.id());
        }
        return sameBody(stored, open)
                ? new Filing.Known(Current.of(stored))
                : new Filing.Taken(stored.id());
    }

    private boolean hasKey(Stored<Filed> stored) {
        return key != null && key.equals(stored.marks().get(Keys.IDEMPOTENCY));
    }

    private @Nullable Stored<Filed> firstWithKey() {
        if (key == null) {
            return null;
        }
        var mark = "marks." + Keys.IDEMPOTENCY;
        var found = aggregates.find(eq(mark, key), ascending(mark), 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean sameBody(Stored<Filed> stored, Open open) {
        var fingerprint = stored.state().complaint().intake().fingerprint();
        return Objects.equals(fingerprint, open.intake().fingerprint());
    }

    /// The complaint as the first answer showed it: what its first command made of it.
    private Filing replayed(Stored<Filed> stored) {
        var history = aggregates.history(stored.id());
        var first = history.getFirst();
        var complaint = Complaint.from((Opened) first.event());
        for (var next : history.subList(1, history.size())) {
            if (!next.command().equals(first.command())) {
                break;
            }
            complaint = complaint.apply(next.event());
        }
        return new Filing.Replayed(new Current(complaint, 1, first.at()), first.at());
    }
}
