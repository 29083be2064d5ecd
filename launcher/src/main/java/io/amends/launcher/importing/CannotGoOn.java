package io.amends.launcher.importing;

/// The import as a whole cannot go on: a wrong file, a wrong mapping, no platform. The message is
/// for the user and says what to do.
final class CannotGoOn extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotGoOn(String message) {
        super(message);
    }

    CannotGoOn(String message, Throwable cause) {
        super(message, cause);
    }
}
