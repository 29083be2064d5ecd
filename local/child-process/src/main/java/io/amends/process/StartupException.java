package io.amends.process;

import org.jspecify.annotations.Nullable;

/// Something cannot start, for a reason its user can mend. The message is one sentence that is
/// shown as it is, without a stack trace.
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what is wrong and what to do about it
    /// @param cause what was met below, where there is something
    public StartupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
