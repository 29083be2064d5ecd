package io.amends.eventing.aggregate;

import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Called for documents that cannot be read, by loops that skip them and go on.
@FunctionalInterface
public interface DocumentFaults {

    /// A document cannot be read. Called again each time it is read.
    ///
    /// @param collection its collection
    /// @param id its id
    /// @param cause why it cannot be read
    void unreadable(String collection, String id, Throwable cause);

    /// A document that could not be read can be read again.
    ///
    /// @param collection its collection
    /// @param id its id
    default void readable(String collection, String id) {}

    /// Logs each document once, with the stack trace.
    static DocumentFaults logging() {
        return new Logging();
    }

    /// Remembers which documents were logged.
    final class Logging implements DocumentFaults {
        private static final Logger LOG = LoggerFactory.getLogger(DocumentFaults.class);
        private static final int REMEMBERED = 10_000;

        private final LinkedHashMap<String, Boolean> logged = new LinkedHashMap<>();

        private Logging() {}

        @Override
        public void unreadable(String collection, String id, Throwable cause) {
            synchronized (logged) {
                if (logged.put(collection + "/" + id, true) != null) {
                    return;
                }
                if (logged.size() > REMEMBERED) {
                    logged.pollFirstEntry();
                }
            }
            LOG.error("Document {} in {} cannot be read; all others go on", id, collection, cause);
        }

        @Override
        public void readable(String collection, String id) {
            synchronized (logged) {
                logged.remove(collection + "/" + id);
            }
            LOG.info("Document {} in {} can be read again", id, collection);
        }
    }
}
