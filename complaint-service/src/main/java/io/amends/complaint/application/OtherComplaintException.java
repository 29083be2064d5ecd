package io.amends.complaint.application;

/// The other complaint that a command names does not exist, or is the same one.
public final class OtherComplaintException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    OtherComplaintException(String pointer, String message) {
        super(message, null, false, false);
        this.pointer = pointer;
    }

    /// Where in the body it is named, as a JSON pointer.
    public String pointer() {
        return pointer;
    }
}
