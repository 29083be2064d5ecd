package io.amends.embedded.store.query;

import io.amends.embedded.store.codec.KeyWriter;
import io.amends.embedded.store.codec.KeyWriter.Type;
import io.amends.embedded.store.codec.Keys;
import java.util.Arrays;

/// Keys of one field from `from` (inclusive) to `to` (exclusive); a point when only one key fits.
record Interval(byte[] from, byte[] to, boolean point) {

    static final Interval EVERYTHING =
            new Interval(new byte[] {1}, new byte[] {(byte) 0xFE}, false);

    static Interval point(byte[] key) {
        return new Interval(key, Keys.after(key), true);
    }

    static Interval of(Condition.Compare compare) {
        byte[] key = compare.key();
        boolean any = compare.type() == Type.MIN_KEY || compare.type() == Type.MAX_KEY;
        byte[] first = any ? EVERYTHING.from : new byte[] {(byte) compare.type().code()};
        byte[] last = any ? EVERYTHING.to : new byte[] {(byte) (compare.type().code() + 1)};
        return switch (compare.relation()) {
            case EQ -> point(key);
            case GT -> new Interval(Keys.after(key), last, false);
            case GTE -> new Interval(key, last, false);
            case LT -> new Interval(first, key, false);
            case LTE -> new Interval(first, Keys.after(key), false);
        };
    }

    /// What lies in both.
    Interval and(Interval other) {
        return new Interval(max(from, other.from), min(to, other.to), point || other.point);
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }

    /// The same keys as a field of the given direction has them.
    Interval directed(boolean ascending) {
        if (ascending) {
            return this;
        }
        return new Interval(
                Keys.after(KeyWriter.inverted(to)), Keys.after(KeyWriter.inverted(from)), point);
    }

    private static byte[] max(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
    }

    private static byte[] min(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) <= 0 ? a : b;
    }
}
