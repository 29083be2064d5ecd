package io.amends.eventing.consuming;

/// Records cannot be skipped as requested; the message says why.
public final class SkipRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SkipRefusedException(String sentence) {
        super(sentence);
    }
}
