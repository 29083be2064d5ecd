package io.amends.importer;

/// The import as a whole cannot continue: a wrong file, a wrong mapping, no platform. The message
/// is shown to the user and says what to do.
final class ImportAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportAbortedException(String message) {
        super(message);
    }

    ImportAbortedException(String message, Throwable cause) {
        super(message, cause);
    }
}
