package io.amends.aggregates.messaging;

/// Events cannot be replayed, with a sentence that says why and what to do.
public final class CannotReplay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotReplay(String sentence) {
        super(sentence);
    }
}
