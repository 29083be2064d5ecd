package io.amends.contracts;

import java.util.Locale;

/// An event's place in the life of its aggregate, on the wire `<epoch>.<seq>`.
///
/// @param epoch from 0; raised only when an aggregate was restored from a backup
/// @param seq from 1 in each epoch, without gaps
public record Sequence(long epoch, long seq) implements Comparable<Sequence> {
    public Sequence {
        if (epoch < 0 || seq < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "sequence is %d.%d, but epochs start at 0 and numbers at 1",
                            epoch,
                            seq));
        }
    }

    /// Reads the form on the wire.
    public static Sequence parse(String text) {
        var dot = text.indexOf('.');
        try {
            return new Sequence(
                    Long.parseLong(text.substring(0, Math.max(dot, 0))),
                    Long.parseLong(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "sequence is '%s', but must read as 0.17", text), e);
        }
    }

    @Override
    public int compareTo(Sequence other) {
        return epoch == other.epoch
                ? Long.compare(seq, other.seq)
                : Long.compare(epoch, other.epoch);
    }

    @Override
    public String toString() {
        return epoch + "." + seq;
    }
}
