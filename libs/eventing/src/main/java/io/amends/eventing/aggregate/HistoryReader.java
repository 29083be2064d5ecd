package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Reads the events of documents of one type: those sent, from the history, and those that still
/// wait in the outbox.
final class HistoryReader<S, E> {
    private final AggregateCollection<S, E> documents;
    private final AggregateDocumentMapper<S, E> mapper;
    private final History history;

    HistoryReader(AggregateCollection<S, E> documents, History history) {
        this.documents = documents;
        this.mapper = documents.mapper();
        this.history = history;
    }

    /// All events of one document, in order.
    ///
    /// @throws UnreadableDocumentException when a part of it cannot be read
    List<HistoryEntry<E>> events(String id) {
        // The outbox first: an event that moves from there to the history meanwhile is read twice
        // and not missed.
        var snapshot = documents.load(id);
        var events = new ArrayList<HistoryEntry<E>>();
        for (var sent : history.after(id, SourceOffset.START)) {
            events.add(read(id, sent));
        }
        var last =
                events.isEmpty()
                        ? SourceOffset.START
                        : SourceOffset.of(events.getLast().sequence());
        for (var entry : snapshot.outbox()) {
            var waiting = read(snapshot, entry);
            if (!last.covers(waiting.sequence())) {
                events.add(waiting);
            }
        }
        return events;
    }

    private HistoryEntry<E> read(String id, RawBsonDocument sent) {
        try {
            return mapper.toHistory(id, key(sent), sent);
        } catch (RuntimeException e) {
            throw documents.unreadable(id, e);
        }
    }

    private HistoryEntry<E> read(AggregateSnapshot<S> snapshot, RawBsonDocument entry) {
        try {
            return mapper.toHistory(snapshot.id(), snapshot.key(), entry);
        } catch (RuntimeException e) {
            throw documents.unreadable(snapshot.id(), e);
        }
    }

    /// Reads all events of one document that were sent, in the form in which they were sent.
    ///
    /// @throws RuntimeException that says why one cannot be read
    void check(String id) {
        for (var sent : history.after(id, SourceOffset.START)) {
            mapper.fromOutbox(id, key(sent), sent);
        }
    }

    /// A page of the events that were sent, see [DocumentStore#sentEvents].
    HistoryPage page(@Nullable String id, Instant from, String after, int limit) {
        var page = history.page(id, after, limit);
        var events = new ArrayList<OutboxEntry>(page.size());
        var unreadable = new ArrayList<String>();
        for (var sent : page) {
            var place = history.withoutCollection(sent.getString(DocumentFields.ID).getValue());
            var slash = place.lastIndexOf('/');
            var subject = slash < 0 ? place : place.substring(0, slash);
            try {
                if (!AggregateDocumentMapper.happenedAt(sent).isBefore(from)) {
                    events.add(mapper.fromOutbox(subject, key(sent), sent));
                }
            } catch (RuntimeException e) {
                documents.report(subject, e);
                unreadable.add(eventId(subject, place));
            }
        }
        var isLast = page.size() < limit;
        return new HistoryPage(
                events,
                unreadable,
                isLast ? null : page.getLast().getString(DocumentFields.ID).getValue());
    }

    /// `7K2M-94QX/0.3` of `7K2M-94QX/000000.000000000003`.
    private static String eventId(String subject, String place) {
        try {
            return subject + "/" + SourceOffset.parse(place.substring(subject.length() + 1));
        } catch (RuntimeException e) {
            return place;
        }
    }

    private static String key(RawBsonDocument sent) {
        return sent.getString(DocumentFields.KEY).getValue();
    }
}
