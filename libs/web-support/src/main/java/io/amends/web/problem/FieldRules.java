package io.amends.web.problem;

/// Is notified what a check demands of a body's fields, for the description of the body. Fields are
/// named by JSON pointers.
public interface FieldRules {

    /// The field has to be there.
    void required(String pointer);

    /// The text has so many characters at least and at most.
    void length(String pointer, int min, int max);

    /// The number lies in this range, both included.
    void range(String pointer, int min, int max);

    /// The list has at least so many elements.
    void size(String pointer, int min);
}
