package io.amends.embedded.store.query;

import io.amends.embedded.store.engine.Scan;
import io.amends.embedded.store.index.Index;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a command finds its documents.
///
/// @param index whose entries are read; the documents themselves when null
/// @param ranges of keys to read, one after the other, or merged by what follows their prefixes
/// @param sorted whether the documents come in the order asked for
/// @param exact whether every entry read is meant by the filter, so that counting needs no document
public record Plan(@Nullable Index index, List<Scan.Range> ranges, boolean sorted, boolean exact) {

    /// The name that `explain` gives.
    public String stage() {
        return index == null ? ranges.size() == 1 ? "COLLSCAN" : "IDHACK" : "IXSCAN";
    }
}
