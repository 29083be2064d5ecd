package io.amends.satisfaction;

/// A rebuild cannot be done or go on, with a sentence for whoever asked for it.
public final class CannotRebuild extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRebuild(String sentence) {
        super(sentence);
    }
}
