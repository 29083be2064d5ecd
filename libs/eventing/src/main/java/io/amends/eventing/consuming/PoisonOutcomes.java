package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.FailureDescription;
import io.amends.eventing.cloudevents.PoisonEventException;

/// The outcomes of records that cannot be applied.
final class PoisonOutcomes {
    private PoisonOutcomes() {}

    /// Of a record that could not be decoded.
    static RecordOutcome.Poison of(DecodedRecord decoded) {
        return switch (decoded) {
            case DecodedRecord.Undecodable(_, var detail) ->
                    new RecordOutcome.Poison(FailureReason.UNDECODABLE, detail);
            case DecodedRecord.Unidentified(var missing, var detail) ->
                    new RecordOutcome.Poison(reason(missing), detail);
            case DecodedRecord.Known _, DecodedRecord.Unknown _ ->
                    throw new IllegalArgumentException("this can be read");
        };
    }

    /// Of a record that its handler, or the document it concerns, refused.
    static RecordOutcome.Poison of(Throwable e) {
        return switch (e) {
            case UnreadableDocumentException unreadable ->
                    new RecordOutcome.Poison(
                            FailureReason.UNREADABLE_DOCUMENT,
                            String.valueOf(unreadable.getMessage()));
            case PoisonEventException poison ->
                    new RecordOutcome.Poison(
                            FailureReason.REFUSED, String.valueOf(poison.getMessage()));
            default -> new RecordOutcome.Poison(FailureReason.REFUSED, FailureDescription.of(e));
        };
    }

    /// The same, unless the cause is a full outbox: then the record waits.
    ///
    /// @param target the aggregate that it concerns
    static RecordOutcome ofFailure(String target, Throwable e) {
        return TransientFailures.fullOutbox(e)
                .<RecordOutcome>map(full -> new RecordOutcome.OutboxFull(target, full))
                .orElseGet(() -> of(e));
    }

    private static FailureReason reason(DecodedRecord.Part missing) {
        return switch (missing) {
            case ENVELOPE -> FailureReason.UNDECODABLE;
            case SUBJECT -> FailureReason.NO_SUBJECT;
            case SEQUENCE -> FailureReason.NO_SEQUENCE;
        };
    }
}
