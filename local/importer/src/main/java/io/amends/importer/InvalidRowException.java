package io.amends.importer;

/// One line is invalid. Only that line is refused; the import continues.
final class InvalidRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidRowException(String message) {
        // Thrown for each invalid line of a file that may have millions: without the cost of a
        // stack trace.
        super(message, null, false, false);
    }
}
