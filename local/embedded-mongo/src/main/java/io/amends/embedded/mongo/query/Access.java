package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.index.Index;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reading one index.
///
/// @param index whose entries are read; the documents themselves, by `_id`, when null
/// @param ranges to read, in the order of the keys in the direction read
/// @param backwards whether keys come in descending order
/// @param merged whether the ranges are read at once, in the order of what follows their prefixes,
///   instead of one after the other
record Access(@Nullable Index index, List<KeyRange> ranges, boolean backwards, boolean merged) {

    /// Whether these are documents named by their `_id`, which need no iterator.
    boolean byId() {
        return index == null && !merged && ranges.stream().allMatch(KeyRange::isDocument);
    }

    /// Keys from `from` (inclusive) to `to` (exclusive).
    ///
    /// @param prefix how many of the first bytes all of them share
    record KeyRange(byte[] from, byte[] to, int prefix) {

        /// Whether it is the one key of a document: the collection's number and a whole `_id`.
        boolean isDocument() {
            return prefix == from.length && prefix > Integer.BYTES;
        }
    }
}
