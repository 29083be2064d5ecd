package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tracks which parts of a document are its own. Before a change, the documents and arrays on the
/// path to it are copied, each once; everything else stays shared with the original document and
/// with the command that changes it.
final class Ownership {

    private final Document root;
    private final Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param root a document whose fields may be changed, but not their values
    Ownership(Document root) {
        this.root = root;
    }

    /// Copies the path, so that the value at its end may be changed, removed or added.
    void upTo(List<String> path) {
        Object container = root;
        for (int at = 1; at < path.size(); at++) {
            Slot slot = new Slot(container, path.get(at - 1), "");
            if (container instanceof List<?> && !Slot.isPosition(slot.name())) {
                return;
            }
            Object inner = owned(slot.get());
            if (inner == null) {
                return; // the operator creates missing parts or refuses the path
            }
            slot.set(inner);
            container = inner;
        }
    }

    private @Nullable Object owned(@Nullable Object value) {
        if (value != null && own.contains(value)) {
            return value;
        }
        Object copy =
                switch (value) {
                    case Document document -> new Document(document);
                    case List<?> list -> new ArrayList<>(list);
                    case null, default -> null;
                };
        if (copy != null) {
            own.add(copy);
        }
        return copy;
    }
}
