package io.amends.eventing.consuming;

import io.amends.eventing.cloudevents.DecodedRecord;

/// The aggregate that a record concerns.
sealed interface EventTarget {

    /// An aggregate of this service, by id.
    record Aggregate(String id) implements EventTarget {}

    /// None: the record fails before an aggregate is loaded.
    record None(RecordOutcome.Poison outcome) implements EventTarget {}

    /// The target of a record, as its handler determines it.
    static EventTarget of(EventHandler<?, ?> handler, IncomingRecord incoming) {
        var header = incoming.decoded().header();
        if (header == null
                || header.sequence() == null
                        && incoming.decoded() instanceof DecodedRecord.Undecodable) {
            return new None(PoisonOutcomes.of(incoming.decoded()));
        }
        try {
            return new Aggregate(handler.target(header.subject(), header.key()));
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return new None(PoisonOutcomes.of(e));
        }
    }
}
