package io.amends.contracts;

import java.util.Locale;
import java.util.regex.Pattern;

/// An event's number within its aggregate, `<epoch>.<seq>`; on the wire with leading zeros.
///
/// @param epoch from 0, at most ten digits; raised only when an aggregate was restored from a
///   backup
/// @param seq from 1 in each epoch, without gaps
public record Sequence(long epoch, long seq) implements Comparable<Sequence> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})\\.([0-9]{1,20})");

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

    /// Reads `<epoch>.<seq>`, with leading zeros or without.
    public static Sequence parse(String text) {
        var parts = FORM.matcher(text);
        try {
            if (parts.matches()) {
                return new Sequence(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            }
        } catch (NumberFormatException e) {
            // too large for a long; refused below
        }
        throw new IllegalArgumentException("sequence must read as 0.17");
    }

    /// The form on the wire, whose order as text is the order of events, as the CloudEvents
    /// extension `sequence` requires: ten digits of the epoch, twenty of the number.
    public String padded() {
        return String.format(Locale.ROOT, "%010d.%020d", epoch, seq);
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
