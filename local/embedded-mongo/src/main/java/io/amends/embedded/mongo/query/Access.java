package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.index.Index;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Access to one index.
///
/// @param index the index; the documents themselves, by `_id`, when null
/// @param ranges key ranges to read, in the order of reading
/// @param backwards whether keys are read in descending order
/// @param merged whether the ranges are merged in the order of the keys after their prefixes,
///   instead of being read one after the other
record Access(@Nullable Index index, List<KeyRange> ranges, boolean backwards, boolean merged) {

    /// Whether the documents are given by their `_id`, which needs no iterator.
    boolean byId() {
        return index == null && !merged && ranges.stream().allMatch(KeyRange::isDocument);
    }

    /// Keys from `from` (inclusive) to `to` (exclusive).
    ///
    /// @param prefix length of the common prefix in bytes
    record KeyRange(byte[] from, byte[] to, int prefix) {

        /// Whether it is the key of a single document: the collection's number and a whole `_id`.
        boolean isDocument() {
            return prefix == from.length && prefix > Integer.BYTES;
        }
    }
}
