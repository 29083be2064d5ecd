package io.amends.process;

import org.jspecify.annotations.Nullable;

/// A component cannot start, for a reason its user can fix. The message is one sentence that is
/// shown as it is, without a stack trace.
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what is wrong and what to do about it
    /// @param cause the underlying exception, if any
    public StartupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
