package io.amends.embedded.mongo.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Where live entries begin in ranges whose head has been emptied. A queue deletes at its head, and
/// RocksDB would step over every deleted entry again and again until they are compacted away.
///
/// A mark says: in the state `since` nothing lies between the range's beginning and the mark. Every
/// entry added before the mark lowers it, before it is written. So in any later state, too, nothing
/// lies before the mark as it is found then. Only who holds the collection's lock, and so sees a
/// state that nobody adds to, may raise one.
public final class LowWaterMark {

    private static final int MOST_RANGES = 32;

    private record Mark(byte[] key, long since) {}

    private final ConcurrentNavigableMap<byte[], Mark> marks =
            new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

    /// Where to begin to read a range in a state of the store.
    public byte[] start(byte[] from, long state) {
        Mark mark = marks.get(from);
        return mark == null || state < mark.since() ? from : mark.key();
    }

    /// Nothing lies between `from` and `key` in this state. Only under the collection's lock.
    public void raise(byte[] from, byte[] key, long state) {
        if (marks.size() >= MOST_RANGES && !marks.containsKey(from)) {
            marks.clear();
        }
        marks.put(from, new Mark(key, state));
    }

    /// This entry is about to be added.
    public void lower(byte[] key) {
        for (Map.Entry<byte[], Mark> each : marks.headMap(key, true).entrySet()) {
            Mark mark = each.getValue();
            if (Arrays.compareUnsigned(key, mark.key()) < 0) {
                marks.put(each.getKey(), new Mark(key, mark.since()));
            }
        }
    }

    int size() {
        return marks.size();
    }
}
