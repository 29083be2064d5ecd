package io.amends.embedded.store.query;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.store.codec.Bson;
import io.amends.embedded.store.codec.KeyWriter;
import io.amends.embedded.store.codec.Keys;
import io.amends.embedded.store.engine.Family;
import io.amends.embedded.store.engine.Scan;
import io.amends.embedded.store.engine.View;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The documents that a plan yields and the filter means, each once, in the plan's order.
public final class Candidates implements AutoCloseable {

    /// A document, the key of its `_id` and its size in bytes.
    public record Found(byte[] idKey, Document document, int size) {}

    private final View view;
    private final byte[] collection;
    private final Plan plan;
    private final Filter filter;
    private final Examined examined;
    private final Iterator<Scan.Range> ranges;
    private final @Nullable Set<byte[]> seen;
    private @Nullable Scan scan;

    /// Begins to read.
    public Candidates(View view, Source source, Plan plan, Filter filter, Examined examined) {
        this.view = view;
        this.collection = new KeyWriter().id(source.id()).toBytes();
        this.plan = plan;
        this.filter = filter;
        this.examined = examined;
        this.ranges = plan.ranges().iterator();
        this.seen =
                plan.index() != null && plan.index().multikey()
                        ? new TreeSet<>(Arrays::compareUnsigned)
                        : null;
    }

    /// The next one, or null at the end.
    public @Nullable Found next() {
        for (Scan at = advance(); at != null; at = advance()) {
            Found found = plan.index() == null ? document(at) : fetch(at.value());
            if (found != null && filter.matches(found.document())) {
                return found;
            }
        }
        return null;
    }

    /// Counts the rest; for an exact plan without reading a document.
    public long count() {
        long count = 0;
        if (plan.exact() && plan.index() != null) {
            while (advance() != null) {
                examined.key();
                count++;
            }
        } else {
            while (next() != null) {
                count++;
            }
        }
        return count;
    }

    private @Nullable Scan advance() {
        while (scan == null || !scan.next()) {
            close();
            if (!ranges.hasNext()) {
                return null;
            }
            Scan.Range range = ranges.next();
            scan =
                    view.scan(
                            plan.index() == null ? Family.DOCUMENTS : Family.ENTRIES,
                            range.from(),
                            range.to(),
                            range.backwards());
        }
        return scan;
    }

    private Found document(Scan at) {
        examined.document();
        byte[] key = at.key();
        byte[] bytes = at.value();
        return new Found(
                Arrays.copyOfRange(key, collection.length, key.length),
                Bson.decode(bytes),
                bytes.length);
    }

    private @Nullable Found fetch(byte[] idKey) {
        examined.key();
        if (seen != null && !seen.add(idKey)) {
            return null;
        }
        examined.document();
        byte[] bytes = view.get(Family.DOCUMENTS, Keys.join(collection, idKey));
        return bytes == null ? null : new Found(idKey, Bson.decode(bytes), bytes.length);
    }

    @Override
    public void close() {
        if (scan != null) {
            scan.close();
            scan = null;
        }
    }
}
