package io.amends.eventing.aggregate;

import io.amends.contracts.Sequence;

/// The position in an aggregate's events: the last one's epoch and number, 0.0 before the first.
///
/// @param epoch from 0
/// @param seq from 0, which means none in this epoch
public record SourceOffset(long epoch, long seq) {
    /// The position before the first event.
    public static final SourceOffset START = new SourceOffset(0, 0);

    /// The position at an event.
    public static SourceOffset of(Sequence sequence) {
        return new SourceOffset(sequence.epoch(), sequence.seq());
    }

    /// Reads `<epoch>.<seq>`.
    public static SourceOffset parse(String text) {
        var dot = text.indexOf('.');
        return new SourceOffset(
                Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }

    /// The number of the event that comes next.
    public Sequence next() {
        return new Sequence(epoch, seq + 1);
    }

    /// Whether an event is at or before this position, so that its effect was applied already.
    public boolean covers(Sequence sequence) {
        return sequence.epoch() < epoch || (sequence.epoch() == epoch && sequence.seq() <= seq);
    }

    /// Whether an event is the one that comes next: the next number, or the first of a higher
    /// epoch.
    public boolean precedes(Sequence sequence) {
        return sequence.equals(next()) || (sequence.epoch() > epoch && sequence.seq() == 1);
    }

    /// Whether this comes before another position.
    public boolean isBefore(SourceOffset other) {
        return epoch < other.epoch || (epoch == other.epoch && seq < other.seq);
    }

    @Override
    public String toString() {
        return epoch + "." + seq;
    }
}
