package io.amends.embedded.mongo.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The start of live entries in ranges whose head has been emptied. A queue deletes at its head,
/// and RocksDB would skip every deleted entry again and again until they are compacted away.
///
/// Invariant of a mark: in the state `since` there is no entry between the range's start and the
/// mark. Every entry added before the mark lowers it, before it is written. So also in any later
/// state there is no entry before the mark as it is then. Only a holder of the collection's lock,
/// who sees a state that cannot change, may raise a mark.
public final class LowWaterMark {

    private static final int MOST_RANGES = 32;

    private record Mark(byte[] key, long since) {}

    private final ConcurrentNavigableMap<byte[], Mark> marks =
            new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

    /// The key at which to start reading a range in a state of the store.
    public byte[] start(byte[] from, long state) {
        Mark mark = marks.get(from);
        return mark == null || state < mark.since() ? from : mark.key();
    }

    /// No entry is between `from` and `key` in this state. Only with the collection's lock.
    public void raise(byte[] from, byte[] key, long state) {
        if (marks.size() >= MOST_RANGES && !marks.containsKey(from)) {
            marks.clear();
        }
        marks.put(from, new Mark(key, state));
    }

    /// Lowers the marks for an entry that is about to be added.
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
