package io.amends.eventing.deadletter;

import io.amends.eventing.aggregate.CheckedDocuments;
import io.amends.eventing.aggregate.PendingChange;
import io.amends.eventing.cloudevents.FailureDescription;
import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.eventing.consuming.EventProcessor;
import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.consuming.IncomingRecord.Subject;
import io.amends.eventing.consuming.RecordOutcome;
import io.amends.eventing.consuming.TransientFailures;
import io.amends.eventing.deadletter.DeadLetter.Decision;
import io.amends.eventing.deadletter.DeadLetter.Settlement;
import io.amends.eventing.deadletter.DeadLetter.StoredDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lists, retries and discards the dead letters of a service.
public final class DeadLetterService {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final DeadLetterStore store;
    private final UnreadableDocuments documents;
    private final ConsumerContainers consumers;
    private final Clock clock;

    private Instant sweptAt = Instant.EPOCH;
    private String sweptId = "";

    /// @param clock the business clock
    public DeadLetterService(
            DeadLetterStore store,
            UnreadableDocuments documents,
            ConsumerContainers consumers,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.consumers = consumers;
        this.clock = clock;
    }

    /// The open ones, the oldest first.
    public List<DeadLetter> open(int limit) {
        return open(limit, Instant.EPOCH, "");
    }

    /// The open ones after a position in that order.
    ///
    /// @param at when the previous one became a dead letter
    /// @param id the previous one's id
    public List<DeadLetter> open(int limit, Instant at, String id) {
        return store.open(limit, at, id).stream().map(this::withWaiting).toList();
    }

    /// How many are open.
    public long countOpen() {
        return store.countOpen();
    }

    /// A dead letter, open or settled.
    ///
    /// @throws DeadLetterNotFoundException when there is none with this id
    public DeadLetter find(String id) {
        return withWaiting(store.find(id).orElseThrow(() -> new DeadLetterNotFoundException(id)));
    }

    /// Tries an event again. Where it succeeds, the dead letter is settled and the later events of
    /// its aggregate are applied; where not, it stays open, with the new reason.
    ///
    /// @param by the operator
    /// @throws DeadLetterNotFoundException when there is none with this id
    /// @throws DeadLetterConflictException when it is settled already, or events before it are
    ///   missing
    public DeadLetter retry(String id, String by) {
        unlessPaused(
                () -> {
                    var letter = requireOpen(id);
                    switch (retry(letter, by)) {
                        case RecordOutcome.Applied(),
                                RecordOutcome.NotFollowed(),
                                RecordOutcome.Duplicate() -> {}
                        case RecordOutcome.Ahead() -> throw isNotNext(letter);
                        case RecordOutcome.OutboxFull(_, var cause) -> throw cause;
                        case RecordOutcome.Poison poison -> store.failedAgain(id, poison);
                    }
                });
        return find(id);
    }

    /// Tries an event or reads a document again, and settles the dead letter where that succeeds.
    private RecordOutcome retry(DeadLetter letter, String by) {
        var document = letter.document();
        var outcome =
                document == null
                        ? processor(letter).retry(store.record(letter.id()))
                        : read(document);
        switch (outcome) {
            case RecordOutcome.Applied(),
                    RecordOutcome.NotFollowed(),
                    RecordOutcome.Duplicate() -> {
                store.recordSettlement(letter.id(), settlement(Decision.RETRIED, by, null));
                if (document != null) {
                    documents.readable(document.collection(), document.id());
                }
            }
            case RecordOutcome.Ahead(),
                    RecordOutcome.OutboxFull(_, _),
                    RecordOutcome.Poison(_, _) -> {}
        }
        return outcome;
    }

    private RecordOutcome read(StoredDocument document) {
        try {
            watched(document).check(document.id());
            return new RecordOutcome.Applied();
        } catch (DeadLetterConflictException e) {
            throw e;
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return new RecordOutcome.Poison(
                    FailureReason.UNREADABLE_DOCUMENT, FailureDescription.ofTypes(e));
        }
    }

    private CheckedDocuments watched(StoredDocument document) {
        return documents
                .watched(document.collection())
                .orElseThrow(
                        () ->
                                new DeadLetterConflictException(
                                        document.collection()
                                                + " is not checked; repair or remove "
                                                + document.id()
                                                + " in the store and discard this"));
    }

    /// Checks which documents can be read again, and retries the events that waited for them, the
    /// oldest first, a page at a time while any of them succeed. To be called every few seconds;
    /// does nothing during a pause.
    public void sweep() {
        consumers.unlessPaused(
                () -> {
                    var pages = 0;
                    while (sweepPage() && pages < MOST_PAGES) {
                        pages++;
                    }
                    documents.measure();
                });
    }

    /// @return whether there are more, and some of these were settled
    private boolean sweepPage() {
        var page = store.waitingForDocuments(PAGE, sweptAt, sweptId);
        var settled = false;
        for (var letter : page) {
            settled |= sweep(letter);
            sweptAt = letter.at();
            sweptId = letter.id();
        }
        if (page.size() < PAGE) {
            sweptAt = Instant.EPOCH;
            sweptId = "";
            return false;
        }
        return settled;
    }

    /// A document that still cannot be read does not count as an attempt.
    ///
    /// @return whether it is settled now
    private boolean sweep(DeadLetter letter) {
        try {
            return switch (retry(letter, PendingChange.CLOCK)) {
                case RecordOutcome.Applied(),
                        RecordOutcome.NotFollowed(),
                        RecordOutcome.Duplicate() ->
                        true;
                case RecordOutcome.Ahead(), RecordOutcome.OutboxFull(_, _) -> false;
                case RecordOutcome.Poison poison -> {
                    if (poison.reason() != FailureReason.UNREADABLE_DOCUMENT) {
                        store.failedAgain(letter.id(), poison);
                    }
                    yield false;
                }
            };
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return false; // it stays open, for an operator
        }
    }

    private void unlessPaused(Runnable work) {
        if (!consumers.unlessPaused(work)) {
            throw new DeadLetterConflictException(
                    "a rebuilt state is taking the place of the old one; try again in a minute");
        }
    }

    /// Discards an event: it is never applied, and the later events of its aggregate are.
    ///
    /// @param why stored with the decision
    /// @param by the operator
    /// @throws DeadLetterNotFoundException when there is none with this id
    /// @throws DeadLetterConflictException when it is settled already, or events before it are
    ///   missing
    public DeadLetter discard(String id, String why, String by) {
        unlessPaused(() -> discard(requireOpen(id), why, by));
        return find(id);
    }

    private void discard(DeadLetter letter, String why, String by) {
        if (letter.document() == null && !processor(letter).skip(store.record(letter.id()))) {
            throw isNotNext(letter);
        }
        store.recordSettlement(letter.id(), settlement(Decision.DISCARDED, by, why));
    }

    private DeadLetter requireOpen(String id) {
        var letter = find(id);
        var settlement = letter.settlement();
        if (settlement != null) {
            throw new DeadLetterConflictException(
                    String.format(
                            Locale.ROOT,
                            "it was %s by %s already",
                            settlement.decision() == Decision.RETRIED ? "retried" : "discarded",
                            settlement.by()));
        }
        return letter;
    }

    private EventProcessor processor(DeadLetter letter) {
        return consumers
                .processor(letter.consumer())
                .orElseThrow(
                        () ->
                                new DeadLetterConflictException(
                                        String.format(
                                                Locale.ROOT,
                                                "the consumer %s is no more",
                                                letter.consumer())));
    }

    private DeadLetter withWaiting(DeadLetter letter) {
        var source = letter.source();
        var subject = letter.subject();
        return source == null || subject == null
                ? letter
                : consumers
                        .processor(letter.consumer())
                        .map(its -> its.countWaiting(new Subject(source, subject)))
                        .map(letter::waitingBehind)
                        .orElse(letter);
    }

    private static DeadLetterConflictException isNotNext(DeadLetter letter) {
        return new DeadLetterConflictException(
                String.format(
                        Locale.ROOT,
                        "an event of %s before this one is missing; retry or discard that one first",
                        letter.subject()));
    }

    private Settlement settlement(Decision decision, String by, @Nullable String why) {
        return new Settlement(decision, by, clock.instant(), why);
    }
}
