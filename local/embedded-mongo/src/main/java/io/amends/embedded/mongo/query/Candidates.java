package io.amends.embedded.mongo.query;

import io.amends.embedded.mongo.codec.Bson;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.View;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The documents that a plan yields and the filter matches, each once, in the plan's order.
final class Candidates implements AutoCloseable {

    private final View view;
    private final byte[] collection;
    private final Plan plan;
    private final Filter filter;
    private final QueryStatistics examined;
    private final Iterator<Access> accesses;
    private final @Nullable Set<byte[]> seen;
    private final Deque<byte[]> ids = new ArrayDeque<>();
    private @Nullable Entries entries;
    private boolean documents;

    Candidates(View view, Source source, Plan plan, Filter filter, QueryStatistics examined) {
        this.view = view;
        this.collection = new KeyWriter().id(source.id()).toBytes();
        this.plan = plan;
        this.filter = filter;
        this.examined = examined;
        this.accesses = plan.accesses().iterator();
        this.seen = plan.repeats() ? new TreeSet<>(Arrays::compareUnsigned) : null;
    }

    /// The next one, or null at the end.
    @Nullable FoundDocument next() {
        while (true) {
            Scan at = ids.isEmpty() ? advance() : null;
            if (at == null && ids.isEmpty()) {
                return null;
            }
            FoundDocument found =
                    at == null ? named(ids.remove()) : documents ? document(at) : fetch(at);
            if (found != null && filter.matches(found.document())) {
                return found;
            }
        }
    }

    /// Counts the rest; with an exact plan without reading documents.
    long count() {
        long count = 0;
        if (plan.exact() && plan.accesses().stream().allMatch(a -> a.index() != null)) {
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

    /// Moves to the next entry; null at the end, or if documents are given by their `_id`.
    private @Nullable Scan advance() {
        while (true) {
            Scan scan = entries == null ? null : entries.next();
            if (scan != null) {
                return scan;
            }
            close();
            if (!accesses.hasNext()) {
                return null;
            }
            Access access = accesses.next();
            if (access.byId()) {
                access.ranges().forEach(range -> ids.add(idKey(range.from())));
                return null;
            }
            documents = access.index() == null;
            entries = new Entries(view, access);
        }
    }

    private @Nullable FoundDocument document(Scan at) {
        byte[] idKey = idKey(at.key());
        if (seen != null && !seen.add(idKey)) {
            return null;
        }
        examined.document();
        byte[] bytes = at.value();
        return new FoundDocument(idKey, Bson.decode(bytes), bytes);
    }

    private byte[] idKey(byte[] documentKey) {
        return Arrays.copyOfRange(documentKey, collection.length, documentKey.length);
    }

    private @Nullable FoundDocument named(byte[] idKey) {
        FoundDocument found = seen == null || seen.add(idKey) ? get(idKey) : null;
        if (found != null) {
            examined.document();
        }
        return found;
    }

    private @Nullable FoundDocument fetch(Scan at) {
        byte[] idKey = at.value();
        examined.key();
        if (seen != null && !seen.add(idKey)) {
            return null;
        }
        examined.document();
        return get(idKey);
    }

    /// Loads the document with this `_id` key.
    @Nullable FoundDocument get(byte[] idKey) {
        byte[] bytes = view.get(ColumnFamily.DOCUMENTS, Keys.join(collection, idKey));
        return bytes == null ? null : new FoundDocument(idKey, Bson.decode(bytes), bytes);
    }

    @Override
    public void close() {
        if (entries != null) {
            entries.close();
            entries = null;
        }
    }
}
