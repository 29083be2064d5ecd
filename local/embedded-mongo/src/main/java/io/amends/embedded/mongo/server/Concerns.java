package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import java.util.Set;

/// Read and write concerns: those that every command satisfies are accepted, others refused.
final class Concerns {

    private static final Set<String> LEVELS =
            Set.of("local", "available", "majority", "linearizable");

    private Concerns() {}

    static void check(Request request) {
        for (String field : Set.of("txnNumber", "startTransaction", "autocommit")) {
            if (request.body().containsKey(field)) {
                throw Request.refusal(field, field);
            }
        }
        if (request.body().get("writeConcern") instanceof Document write) {
            checkWrite(write);
        }
        if (request.body().get("readConcern") instanceof Document read
                && read.get("level") instanceof String level
                && !LEVELS.contains(level)) {
            throw Errors.invalidOptions(
                    "the read concern '" + level + "' is not supported by the embedded store");
        }
    }

    private static void checkWrite(Document concern) {
        Object w = concern.getOrDefault("w", 1);
        if (w instanceof Number number && number.intValue() == 0) {
            throw Errors.invalidOptions(
                    "the write concern w: 0 is not supported by the embedded store: it would lose writes unnoticed");
        }
        if (w instanceof Number number && number.intValue() > 1) {
            throw Errors.badValue("cannot use 'w' > 1 when a host is not replicated");
        }
        if (w instanceof String mode && !mode.equals("majority")) {
            throw new MongoServerError(
                    79,
                    "UnknownReplWriteConcern",
                    "No write concern mode named '" + mode + "' found");
        }
    }
}
