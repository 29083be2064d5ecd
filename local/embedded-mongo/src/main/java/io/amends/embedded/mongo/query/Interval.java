package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.KeyWriter.Type;
import io.amends.embedded.mongo.codec.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keys of one field from `from` (inclusive) to `to` (exclusive); a point contains only one key.
record Interval(byte[] from, byte[] to, boolean point) {

    static final Interval EVERYTHING =
            new Interval(new byte[] {1}, new byte[] {(byte) 0xFE}, false);

    private static final byte[] NAN = KeyWriter.key(Double.NaN);

    static Interval point(byte[] key) {
        return new Interval(key, Keys.after(key), true);
    }

    static Interval of(Condition.Compare compare) {
        byte[] key = compare.key();
        boolean any = compare.type() == Type.MIN_KEY || compare.type() == Type.MAX_KEY;
        if (compare.type() == Type.NUMBER && Arrays.equals(key, NAN)) {
            return point(key); // no other number is less or greater
        }
        byte[] first = any ? EVERYTHING.from : first(compare.type());
        byte[] last = any ? EVERYTHING.to : new byte[] {(byte) (compare.type().code() + 1)};
        return switch (compare.relation()) {
            case EQ -> point(key);
            case GT -> new Interval(Keys.after(key), last, false);
            case GTE -> new Interval(key, last, false);
            case LT -> new Interval(first, key, false);
            case LTE -> new Interval(first, Keys.after(key), false);
        };
    }

    /// NaN sorts before all numbers and is within no range of them.
    private static byte[] first(Type type) {
        return type == Type.NUMBER ? Keys.after(NAN) : new byte[] {(byte) type.code()};
    }

    /// The intersection.
    Interval and(Interval other) {
        return new Interval(max(from, other.from), min(to, other.to), point || other.point);
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }

    /// The same keys as encoded for a field of the given direction.
    Interval directed(boolean ascending) {
        if (ascending) {
            return this;
        }
        return new Interval(
                Keys.after(KeyWriter.inverted(to)), Keys.after(KeyWriter.inverted(from)), point);
    }

    /// The union in as few intervals as possible, in order.
    static List<Interval> united(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.from, b.from));
        List<Interval> united = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = united.isEmpty() ? null : united.getLast();
            if (last == null || Arrays.compareUnsigned(last.to, next.from) < 0) {
                united.add(next);
            } else if (!Arrays.equals(last.from, next.from) || !Arrays.equals(last.to, next.to)) {
                united.set(
                        united.size() - 1, new Interval(last.from, max(last.to, next.to), false));
            }
        }
        return united;
    }

    private static byte[] max(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
    }

    private static byte[] min(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) <= 0 ? a : b;
    }
}
