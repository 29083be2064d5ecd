package io.amends.web.problem;

/// An exception for the log: its classes and stack traces without its messages, which may quote
/// customer data.
public final class UnexpectedError extends Exception {

    private static final long serialVersionUID = 1L;

    /// The same stack traces, without the messages.
    public UnexpectedError(Throwable thrown) {
        this(thrown, 0);
    }

    private UnexpectedError(Throwable thrown, int depth) {
        super(
                thrown.getClass().getName(),
                thrown.getCause() == null || depth > 8
                        ? null
                        : new UnexpectedError(thrown.getCause(), depth + 1));
        setStackTrace(thrown.getStackTrace());
    }
}
