package io.amends.satisfaction.application;

/// A rebuild cannot start or continue; the message is a sentence for the operator.
public final class RebuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildException(String sentence) {
        super(sentence);
    }
}
