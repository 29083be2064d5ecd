package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.PendingChange;
import io.amends.eventing.consuming.DeadLetter.Decision;
import io.amends.eventing.consuming.DeadLetter.Reason;
import io.amends.eventing.consuming.DeadLetter.Settlement;
import io.amends.eventing.consuming.DeadLetter.StoredDocument;
import io.amends.eventing.consuming.IncomingRecord.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Lists, retries and discards the dead letters of a service.
public final class DeadLetterService {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final DeadLetterStore box;
    private final Clock clock;
    private final PauseGate gate;
    private final UnreadableDocuments documents;
    private final Map<String, EventProcessor> processors = new ConcurrentHashMap<>();

    private Instant sweptAt = Instant.EPOCH;
    private String sweptId = "";

    DeadLetterService(
            DeadLetterStore box, UnreadableDocuments documents, Clock clock, PauseGate gate) {
        this.box = box;
        this.documents = documents;
        this.clock = clock;
        this.gate = gate;
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
        return box.open(limit, at, id).stream().map(this::counted).toList();
    }

    /// How many are open.
    public long countOpen() {
        return box.countOpen();
    }

    /// A dead letter, open or settled.
    ///
    /// @throws DeadLetterNotFoundException when there is none with this id
    public DeadLetter find(String id) {
        return counted(box.find(id).orElseThrow(() -> new DeadLetterNotFoundException(id)));
    }

    /// Tries an event again. Where it succeeds, the dead letter is settled and the later events of
    /// its aggregate are applied; where not, it stays open, with the new reason.
    ///
    /// @param by the operator
    /// @throws DeadLetterNotFoundException when there is none with this id
    /// @throws DeadLetterConflictException when it is settled already, or events before it are
    ///   missing
    public DeadLetter retry(String id, String by) {
        unlessPaused(() -> retry(requireOpen(id), by));
        return find(id);
    }

    private void retry(DeadLetter letter, String by) {
        var id = letter.id();
        var document = letter.document();
        if (document != null) {
            var unreadable = check(document);
            if (unreadable.isEmpty()) {
                readAgain(letter, document, by);
            } else {
                box.failedAgain(id, Reason.UNREADABLE_DOCUMENT, unreadable.get());
            }
            return;
        }
        switch (processor(letter).again(box.record(id))) {
            case RecordOutcome.Applied(), RecordOutcome.NotFollowed(), RecordOutcome.Duplicate() ->
                    box.settle(id, settlement(Decision.RETRIED, by, null));
            case RecordOutcome.Ahead() -> throw waitsItself(letter);
            case RecordOutcome.OutboxFull(_, var cause) -> throw cause;
            case RecordOutcome.Poison(var reason, var detail) ->
                    box.failedAgain(id, reason, detail);
        }
    }

    /// Why a document cannot be read; empty when it can be.
    private Optional<String> check(StoredDocument document) {
        var watched =
                documents
                        .in(document.collection())
                        .orElseThrow(
                                () ->
                                        new DeadLetterConflictException(
                                                document.collection()
                                                        + " is not checked; repair or remove "
                                                        + document.id()
                                                        + " in the store and discard this"));
        try {
            watched.check(document.id());
            return Optional.empty();
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return Optional.of(EventCodec.kinds(e));
        }
    }

    private void readAgain(DeadLetter letter, StoredDocument document, String by) {
        box.settle(letter.id(), settlement(Decision.RETRIED, by, null));
        documents.readable(document.collection(), document.id());
    }

    /// Checks which documents can be read again, and retries the events that waited for them, the
    /// oldest first, a page at a time while any of them succeed. To be called every few seconds.
    void sweep() {
        var pages = 0;
        while (sweepPage() && pages < MOST_PAGES) {
            pages++;
        }
        documents.measure();
    }

    /// @return whether there are more, and some of these were settled
    private boolean sweepPage() {
        var page = box.waitingForDocuments(PAGE, sweptAt, sweptId);
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

    /// @return whether it is settled now
    private boolean sweep(DeadLetter letter) {
        try {
            var document = letter.document();
            if (document == null) {
                return retryUnread(letter);
            }
            if (check(document).isEmpty()) {
                readAgain(letter, document, PendingChange.CLOCK);
                return true;
            }
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            // It stays open, for an operator.
        }
        return false;
    }

    /// An event whose document still cannot be read stays open; this does not count as an attempt.
    private boolean retryUnread(DeadLetter letter) {
        return switch (processor(letter).again(box.record(letter.id()))) {
            case RecordOutcome.Applied(),
                    RecordOutcome.NotFollowed(),
                    RecordOutcome.Duplicate() -> {
                box.settle(letter.id(), settlement(Decision.RETRIED, PendingChange.CLOCK, null));
                yield true;
            }
            case RecordOutcome.Ahead(), RecordOutcome.OutboxFull(_, _) -> false;
            case RecordOutcome.Poison(var reason, var detail) -> {
                if (reason != Reason.UNREADABLE_DOCUMENT) {
                    box.failedAgain(letter.id(), reason, detail);
                }
                yield false;
            }
        };
    }

    private void unlessPaused(Runnable work) {
        if (!gate.pass(work)) {
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
        if (letter.document() == null && !processor(letter).passOver(box.record(letter.id()))) {
            throw waitsItself(letter);
        }
        box.settle(letter.id(), settlement(Decision.DISCARDED, by, why));
    }

    void register(EventProcessor processor) {
        processors.put(processor.consumer().name(), processor);
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
        var processor = processors.get(letter.consumer());
        if (processor == null) {
            throw new DeadLetterConflictException(
                    String.format(Locale.ROOT, "the consumer %s is no more", letter.consumer()));
        }
        return processor;
    }

    private DeadLetter counted(DeadLetter letter) {
        var processor = processors.get(letter.consumer());
        return processor == null || letter.source() == null || letter.subject() == null
                ? letter
                : letter.waitingBehind(
                        processor.waitingBehind(new Subject(letter.source(), letter.subject())));
    }

    private static DeadLetterConflictException waitsItself(DeadLetter letter) {
        return new DeadLetterConflictException(
                String.format(
                        Locale.ROOT,
                        "an event of %s before this one is missing; settle that one first",
                        letter.subject()));
    }

    private Settlement settlement(Decision decision, String by, @Nullable String why) {
        return new Settlement(decision, by, clock.instant(), why);
    }
}
