package io.amends.eventing.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what aggregates have published: the events in the history, then those in the outbox. An
/// event may be returned twice while it is moved to the history; one that cannot be read is left
/// out.
record PublishedEvents(History history) {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedEvents.class);

    /// The position of the last event in the history.
    SourceOffset last(String id) {
        return history.last(id);
    }

    /// All events of an aggregate, in order.
    ///
    /// @param document the aggregate's, with its outbox
    List<PublishedEvent> of(String id, BsonDocument document) {
        var events = new ArrayList<PublishedEvent>();
        history.after(id, SourceOffset.START).forEach(entry -> addReadable(id, entry, events));
        document.getArray(DocumentFields.OUTBOX, new BsonArray())
                .forEach(entry -> addReadable(id, entry.asDocument(), events));
        return events;
    }

    private static void addReadable(String id, BsonDocument entry, List<PublishedEvent> events) {
        try {
            events.add(
                    new PublishedEvent(
                            entry.getString(DocumentFields.TYPE).getValue(),
                            AggregateDocumentMapper.happenedAt(entry),
                            entry.getDocument(DocumentFields.DATA)));
        } catch (BSONException e) {
            LOG.error("A published event of {} cannot be read", id, e);
        }
    }
}
