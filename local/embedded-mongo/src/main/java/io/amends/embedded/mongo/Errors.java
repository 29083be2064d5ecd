package io.amends.embedded.mongo;

import de.bwaldvogel.mongo.exception.MongoServerError;

/// MongoDB's errors with their codes and names.
public final class Errors {

    private Errors() {}

    /// An invalid value.
    public static MongoServerError badValue(String message) {
        return new MongoServerError(2, "BadValue", message);
    }

    /// A command or an operator that cannot be parsed.
    public static MongoServerError failedToParse(String message) {
        return new MongoServerError(9, "FailedToParse", message);
    }

    /// A field of the wrong type.
    public static MongoServerError typeMismatch(String message) {
        return new MongoServerError(14, "TypeMismatch", message);
    }

    /// A feature of MongoDB that this store does not implement.
    public static MongoServerError notSupported(String what) {
        return new MongoServerError(
                115,
                "CommandNotSupported",
                what + " not supported by the embedded store; use a MongoDB for that");
    }

    /// An index that this store does not support.
    public static MongoServerError cannotCreateIndex(String message) {
        return new MongoServerError(67, "CannotCreateIndex", message);
    }

    /// An invalid option.
    public static MongoServerError invalidOptions(String message) {
        return new MongoServerError(72, "InvalidOptions", message);
    }
}
