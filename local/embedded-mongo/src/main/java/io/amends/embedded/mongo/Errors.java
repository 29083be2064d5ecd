package io.amends.embedded.mongo;

import de.bwaldvogel.mongo.exception.MongoServerError;

/// MongoDB's errors by their own codes and names.
public final class Errors {

    private Errors() {}

    /// A value that MongoDB refuses.
    public static MongoServerError badValue(String message) {
        return new MongoServerError(2, "BadValue", message);
    }

    /// A command or an operator that MongoDB cannot read.
    public static MongoServerError failedToParse(String message) {
        return new MongoServerError(9, "FailedToParse", message);
    }

    /// A field of the wrong type.
    public static MongoServerError typeMismatch(String message) {
        return new MongoServerError(14, "TypeMismatch", message);
    }

    /// Something that MongoDB has and this store has not.
    public static MongoServerError notSupported(String what) {
        return new MongoServerError(
                115,
                "CommandNotSupported",
                what + " not supported by the embedded store; use a MongoDB for that");
    }

    /// An index that this store does not build.
    public static MongoServerError cannotCreateIndex(String message) {
        return new MongoServerError(67, "CannotCreateIndex", message);
    }

    /// An option that does not fit.
    public static MongoServerError invalidOptions(String message) {
        return new MongoServerError(72, "InvalidOptions", message);
    }

    /// A second document under a unique key.
    public static MongoServerError duplicateKey(String message) {
        return new MongoServerError(11000, "DuplicateKey", message);
    }
}
