package io.amends.satisfaction;

/// A rebuild cannot be done or go on, with a sentence for whoever asked for it.
public final class RebuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildException(String sentence) {
        super(sentence);
    }
}
