package io.amends.importer;

/// One line cannot be sent as it is. Only that line is refused; the import goes on.
final class InvalidRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidRowException(String message) {
        // Thrown for each bad line of a file that may have millions: without the cost of a stack
        // trace.
        super(message, null, false, false);
    }
}
